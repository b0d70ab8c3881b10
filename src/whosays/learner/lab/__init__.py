"""JupyterLab with the kit's own settings, on a working copy."""
