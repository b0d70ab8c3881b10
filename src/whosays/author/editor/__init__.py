"""The key editor: a draft becomes a key, statement by statement, and no teacher sees a table."""
