"""A teacher's own article: from what she brings to ``seeds/NAME/`` with a first draft of its key.

Nothing is fetched and nothing is sent. Her words are kept byte for byte; what a file is not is said in a
sentence that tells what to do.
"""
