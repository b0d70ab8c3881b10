"""``python -m whosays``: the same door, for machines whose scripts folder is not on the path."""

from whosays.commands.door import main

if __name__ == "__main__":
    main()
