"""One door, a file a command group; what is said in the terminal."""
