"""What several tests need: classes that hand in, rooms to look at, a real JupyterLab, a real browser."""
