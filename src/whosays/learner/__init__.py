"""What runs where a learner sits: in JupyterLab, on a hub, in a browser."""
