"""The widgets: a ``.py``, a ``.js`` and a ``.css`` of one stem each. Python thinks, JavaScript paints."""
