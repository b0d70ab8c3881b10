"""The widgets on the page, a folder each. Python thinks, JavaScript paints."""
