"""The marking desk: a person reads written answers."""
