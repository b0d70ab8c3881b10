"""What JSON can hold, as types."""

from typing import Any, TypeAlias

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
"""Any JSON value: an answer, before anybody has looked at it."""

JsonObject = dict[str, Any]
"""A JSON object whose fields the code around it knows: page data, a notebook, a cell."""
