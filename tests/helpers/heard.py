"""What somebody hears who does not see a page.

A screen reader says of what has focus its name, role, states and description, and before that the groups
that focus has come into. It says by itself what changes in a live region. Who reads on with the arrow keys
hears the tree from its beginning. All three come from Chromium
(``Accessibility.getFullAXTree``), none from the source of the page.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from helpers.heard_tree import Node, Tree, around_of, node_of
from helpers.waiting import until

HUSHED = "![...document.querySelectorAll('.ws-heard')].some((each) => each.textContent)"
SCRIPT = Path(__file__).with_name("heard.js").read_text("utf-8")


class Listener:
    """Somebody at the page with a keyboard and no screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Accessibility.enable")
        self.page.evaluate(SCRIPT)
        self.page.evaluate("window.heardAloud.length = 0")
        self.inside: set[int] = set()

    def tree(self) -> Tree:
        """The page as it is now."""
        return Tree(self.session)

    def aloud(self) -> list[str]:
        """What was said by itself since this was asked last."""
        found = self.page.evaluate("window.heardAloud.splice(0)")
        return [_aloud(each) for each in found]

    def focus(self) -> list[str]:
        """What is said of what has focus, beginning with the groups that focus has come into."""
        tree = Tree(self.session, "document.activeElement")
        node = tree.focused()
        around = tree.around(node)
        new = [each for each in around if each.element not in self.inside]
        self.inside = {each.element for each in around}
        lines = [each.told() for each in new if each.name or each.description]
        active = self._active() if node.states.get("activedescendant") else None
        nothing = ["NOTHING HAS FOCUS"] if node.role == "RootWebArea" else [node.told()]
        return [*lines, *nothing, *([active.told()] if active else [])]

    def _active(self) -> Node:
        """Which part of a list box the arrow keys are at."""
        where = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
        return node_of(around_of(self.session, where)[0])

    def read(self, selector: str) -> list[str]:
        """What is heard in the first element that matches, once all that was said aloud is gone."""
        until(self.page, lambda: self.page.evaluate(HUSHED))
        document = self.session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        node = self.session.send("DOM.querySelector", {"nodeId": document, "selector": selector})["nodeId"]
        number = self.session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
        tree = self.tree()
        return tree.read(tree.element(number))


def _aloud(each: dict[str, Any]) -> str:
    if each["came"] and each["how"] != "assertive":
        return f"(perhaps silent, since it came with its words) {each['said']}"
    return f"at once: {each['said']}" if each["how"] == "assertive" else each["said"]
