"""Files that are meant to be wrong: no test runner should pick them up by itself."""

collect_ignore_glob = ["specimens/*", "cuts/*"]
