"""A second opinion that a teacher brings: a text to paste into any assistant, and a reader of what came back.

The kit sends nothing. What comes back is a reading beside the draft, and neither wins by itself.
"""
