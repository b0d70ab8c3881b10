"""Two keys of one article: where they differ, how far they agree, and how it is settled.

Two people who key an article apart, and a draft beside a second opinion, are compared by the same rules.
"""
