"""The one error the kit raises on purpose: its message is written for the person who meets it."""


class KitError(Exception):
    """Something a person can put right.

    The message says what is wrong, where it stands (file, row, column), and what to do.
    """
