"""The lessons as a static site: JupyterLite with a Python in the browser, and a page that leads in.

Whoever has a link opens it and works; nothing is installed, and nothing is asked of another host.
"""
