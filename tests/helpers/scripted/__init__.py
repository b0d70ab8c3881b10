"""A scripted teacher: plans what leads from a draft to a key, counts it, and does it in the editor's page."""
