"""The browser's accessibility tree, told as a screen reader tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from playwright.sync_api import CDPSession

LANDMARKS = {
    "banner": "banner",
    "main": "main",
    "navigation": "navigation",
    "region": "region",
    "contentinfo": "foot of the page",
    "complementary": "complementary",
    "form": "form",
    "search": "search",
}
GROUPS = {"group": "group", "radiogroup": "group", "list": "list", "toolbar": "toolbar", "table": "table"}
GROUPS |= {
    "Details": "details",
    "listbox": "list box",
    "figure": "figure",
    "dialog": "dialog",
    "tree": "tree",
}
GROUPS |= {"tabpanel": "tab panel", "tablist": "tabs", "menubar": "menu bar", "blockquote": "quotation"}
PRESSED = {
    "button",
    "link",
    "radio",
    "checkbox",
    "textbox",
    "searchbox",
    "switch",
    "option",
    "tab",
    "combobox",
}
PRESSED |= {"menuitem", "DisclosureTriangle", "slider", "treeitem"}
ROLES = {
    "DisclosureTriangle": "fold",
    "textbox": "text box",
    "radio": "radio button",
    "checkbox": "check box",
}
ROLES |= {
    "searchbox": "search box",
    "menuitem": "menu item",
    "treeitem": "tree item",
    "combobox": "combo box",
}
LIVE = {"status", "alert", "log"}
TOLD_WITHOUT_A_NAME = {"banner", "main", "navigation", "contentinfo", "complementary"}
TOLD_WITHOUT_A_NAME |= {"list", "table", "blockquote", "dialog"}
CELLS = {"gridcell", "cell", "columnheader", "rowheader"}


@dataclass(frozen=True)
class Node:
    """A node of the tree: what the browser tells a screen reader of one element."""

    id: str
    element: int  # the browser's own number for the element
    role: str
    name: str
    description: str
    value: str
    states: dict[str, Any]
    hidden: bool
    parent: str
    children: tuple[str, ...]

    def told(self) -> str:
        """As it is said when focus comes to it."""
        role = ROLES.get(self.role, self.role)
        if self.role == "heading":
            role = f"heading {self.states.get('level')}"
        role = GROUPS.get(self.role, LANDMARKS.get(self.role, role))
        words = [f"“{self.name}”" if self.name else "WITHOUT A NAME" if self.role in PRESSED else "", role]
        words += [*self.said_states(), self._value(), f"({self.description})" if self.description else ""]
        return ", ".join(filter(None, words))

    def _value(self) -> str:
        if self.role not in {"textbox", "searchbox", "combobox", "slider"}:
            return ""
        return f"“{self.value}” stands in it" if self.value else "empty"

    def said_states(self) -> list[str]:
        """Checked, pressed, opened and so on, in words."""
        of = self.states.get
        said = []
        if self.role in {"radio", "checkbox", "switch"}:
            said.append("checked" if of("checked") == "true" else "not checked")
        if of("pressed"):
            said.append("pressed" if of("pressed") == "true" else "not pressed")
        if of("expanded") is not None:
            said.append("open" if of("expanded") else "closed")
        if self.role == "option":
            said.append("chosen" if of("selected") else "not chosen")
        said += [word for word in ("disabled", "required", "readonly") if of(word)]
        if of("invalid") not in (None, "false"):
            said.append("not valid")
        if of("current") not in (None, "false"):
            said.append("here")
        return said


class Tree:
    """A page as a screen reader finds it at one moment."""

    def __init__(self, session: CDPSession, around: str = "") -> None:
        raw = _all_of(session) if not around else around_of(session, around)
        self.session = session
        self.nodes = {each["nodeId"]: node_of(each) for each in raw}
        self.root = next(node for node in self.nodes.values() if not node.parent)

    @cached_property
    def blocks(self) -> set[int]:
        """The elements that begin a line of their own; worked out only to read on."""
        return _blocks(self.session)

    def focused(self) -> Node:
        """What has focus; the whole page where nothing has."""
        found = [node for node in self.nodes.values() if node.states.get("focused")]
        deep = [node for node in found if node.role != "RootWebArea"]
        return deep[-1] if deep else self.root

    def around(self, node: Node) -> list[Node]:
        """Landmarks and groups that it lies in, the largest first."""
        found = []
        while node.parent in self.nodes:
            node = self.nodes[node.parent]
            if not node.hidden and (node.role in LANDMARKS or node.role in GROUPS):
                found.append(node)
        return found[::-1]

    def element(self, number: int) -> Node:
        """The node of an element by the browser's number."""
        return next(node for node in self.nodes.values() if node.element == number)

    def read(self, node: Node | None = None, depth: int = 0) -> list[str]:
        """What is heard from its beginning to its end, a line for each stop."""
        lines = _Lines()
        self._read(node or self.root, depth, lines)
        lines.end()
        return lines.done

    def _read(self, node: Node, depth: int, lines: "_Lines") -> None:
        role = node.role
        if node.hidden:
            self._plain(node, depth, lines)
        elif role == "StaticText":
            lines.text(node.name, depth)
        elif self._names_another(node):
            for each in self._all(node):
                if self.nodes[each].role in PRESSED:
                    self._read(self.nodes[each], depth, lines)
        elif role == "heading" or role in PRESSED or role in {"image", "img", "math"}:
            lines.stop(node.told(), depth)
        elif role in LIVE:
            self._live(node, depth, lines)
        elif self._is_told(node):
            self._group(node, depth, lines)
        elif role in {"listitem", "row", "term", "definition"}:
            lines.end()
            lines.lead = {"listitem": "• ", "row": "row: "}.get(role, "")
            self._inside(node, depth, lines)
            lines.end()
        else:
            self._plain(node, depth, lines)

    def _names_another(self, node: Node) -> bool:
        """Whether its words are said with a box, a button or a group that they name."""
        inside = [self.nodes[each] for each in self._all(node)]
        around = self.nodes.get(node.parent)
        is_legend = (
            node.role in {"Legend", "caption"} and around is not None and around.name == self._words(node)
        )
        return is_legend or (node.role == "LabelText" and any(each.role in PRESSED for each in inside))

    def _all(self, node: Node) -> Iterator[str]:
        for child in node.children:
            if child in self.nodes:
                yield child
                yield from self._all(self.nodes[child])

    def _words(self, node: Node) -> str:
        inside = [self.nodes[each] for each in self._all(node)]
        return " ".join("".join(each.name for each in inside if each.role == "StaticText").split())

    def _plain(self, node: Node, depth: int, lines: "_Lines") -> None:
        if node.role == "InlineTextBox":
            return
        if node.role == "LineBreak":
            lines.text(" ", depth)
        elif node.role in CELLS:
            lines.text(" | " if lines.now else "", depth)
            self._inside(node, depth, lines)
        elif node.element in self.blocks:
            lines.end()
            self._inside(node, depth, lines)
            lines.end()
        else:
            self._inside(node, depth, lines)

    def _is_told(self, node: Node) -> bool:
        """Lists and landmarks are; a group, a region or a form only if it has a name."""
        return (node.role in LANDMARKS or node.role in GROUPS) and (
            bool(node.name) or node.role in TOLD_WITHOUT_A_NAME
        )

    def _inside(self, node: Node, depth: int, lines: "_Lines") -> None:
        for child in node.children:
            if child in self.nodes:
                self._read(self.nodes[child], depth, lines)

    def _group(self, node: Node, depth: int, lines: "_Lines") -> None:
        count = ""
        if node.role == "list":
            count = f" of {sum(1 for each in self._deep(node) if each.role == 'listitem')}"
        lines.stop(node.told() + count, depth)
        self._inside(node, depth + 1, lines)
        lines.end()

    def _live(self, node: Node, depth: int, lines: "_Lines") -> None:
        inner = self._of(node, depth)
        if inner:
            lines.stop(f"[{node.role}] {inner[0].strip()}", depth)
            for each in inner[1:]:
                lines.stop(each.strip(), depth + 1)

    def _of(self, node: Node, depth: int) -> list[str]:
        lines = _Lines()
        self._inside(node, depth, lines)
        lines.end()
        return lines.done

    def _deep(self, node: Node) -> Iterator[Node]:
        for child in node.children:
            if child in self.nodes and self.nodes[child].role not in {"list", "listitem"}:
                yield from self._deep(self.nodes[child])
            elif child in self.nodes:
                yield self.nodes[child]


class _Lines:
    """Lines as they come: text that stands side by side is one."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.now, self.depth, self.lead = "", 0, ""

    def text(self, words: str, depth: int) -> None:
        if not self.now:
            self.depth = depth
        self.now += words

    def end(self) -> None:
        words = " ".join(self.now.split())
        if words:
            self.done.append("  " * self.depth + self.lead + words)
        self.now = ""
        if words:
            self.lead = ""

    def stop(self, words: str, depth: int) -> None:
        self.end()
        self.done.append("  " * depth + self.lead + words)
        self.lead = ""


def _all_of(session: CDPSession) -> list[dict[str, Any]]:
    return session.send("Accessibility.getFullAXTree")["nodes"]


def around_of(session: CDPSession, element: str) -> list[dict[str, Any]]:
    """An element, and all that it lies in: quicker than the tree of a whole JupyterLab."""
    found = session.send("Runtime.evaluate", {"expression": element})["result"]["objectId"]
    asked = {"objectId": found, "fetchRelatives": True}
    return session.send("Accessibility.getPartialAXTree", asked)["nodes"]


def _blocks(session: CDPSession) -> set[int]:
    """The elements that begin a line of their own, as they are laid out; a number each, the browser's own."""
    shot = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": ["display"]})
    words, page = shot["strings"], shot["documents"][0]
    laid = zip(page["layout"]["nodeIndex"], page["layout"]["styles"], strict=True)
    displays = ((at, words[styles[0]]) for at, styles in laid if styles)
    return {
        page["nodes"]["backendNodeId"][at] for at, display in displays if not display.startswith("inline")
    }


def node_of(raw: dict[str, Any]) -> Node:
    def of(name: str) -> str:
        return str(raw.get(name, {}).get("value", ""))

    states = {each["name"]: _plain(each["value"]) for each in raw.get("properties", [])}
    return Node(
        raw["nodeId"],
        raw.get("backendDOMNodeId", 0),
        of("role"),
        " ".join(of("name").split()) if of("role") != "StaticText" else of("name"),
        " ".join(of("description").split()),
        of("value"),
        states,
        raw.get("ignored", False),
        raw.get("parentId", ""),
        tuple(raw.get("childIds", [])),
    )


def _plain(value: dict[str, Any]) -> Any:
    if value.get("relatedNodes") and value["type"] in {"node", "nodeList", "idref", "idrefList"}:
        return value["relatedNodes"][0]["backendDOMNodeId"]
    return value.get("value")
