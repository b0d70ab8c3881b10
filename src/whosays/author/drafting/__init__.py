"""A first draft of an article's key: who says what, of which kind, and which words suggest it.

Plain Python without a model to fetch. A draft is a suggestion: it names its reasons, and never says that it
is right.
"""
