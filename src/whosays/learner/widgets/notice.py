"""What stands in the page where a task could not be shown: a message written for a person."""

from html import escape


class Notice:
    """A message in the place of a widget. Loud, never silent, and never a traceback."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __repr__(self) -> str:
        return f"This task cannot be shown: {self.message}"

    def _repr_html_(self) -> str:
        style = "border-left:4px solid #b23a08;padding:8px 14px;font:15px/1.5 system-ui,sans-serif"
        lead = "<strong>This task cannot be shown.</strong>"
        tell = "Tell your teacher, or whoever looks after the kit."
        return f'<div role="alert" style="{style}">{lead} {escape(self.message)} {tell}</div>'
