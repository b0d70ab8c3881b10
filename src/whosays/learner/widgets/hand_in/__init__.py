"""The widget hand_in."""
