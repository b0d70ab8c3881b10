"""The walk through lesson 03 in JupyterLab, by keyboard: the bar, and one task of each sort that it has."""

from accessibility.walk import Walk
from helpers.lab import Lesson
from helpers.waiting import until as wait

PATH = "lessons/03_fact_claim_or_allegation.ipynb"
TITLE = "Lesson 03 in JupyterLab (whosays lab)"
ARRIVE = """(title) => { const card = [...document.querySelectorAll('.jp-Notebook section.ws')]
  .find((each) => each.querySelector('.ws-title')?.textContent === title);
  card.closest('.jp-Cell').scrollIntoView({ block: 'start' });
  [...card.querySelectorAll('button, input, textarea, summary, [tabindex="0"]')]
    .find((each) => each.checkVisibility())?.focus(); card.dataset.walked = title; }"""
SAVED = "document.querySelector('[data-walked=\"{}\"] .ws-saved').textContent.startsWith('saved')"
REPLY = (
    "!!document.querySelector('[data-walked=\"{}\"] .ws-replies > [role=status]:not([data-came]) .ws-why{}')"
)


class Lesson03(Walk):
    """A walk through the lesson's cards."""

    def to(self, title: str, note: str) -> None:
        """Come to a card, as with the key of a screen reader that jumps from heading to heading."""
        self.title, self.is_saved = title, False
        self.note(note)
        self.page.evaluate(ARRIVE, title)
        self.act(f"to the heading “{title}”, and on to the first thing that can be pressed")

    def focus_on(self, name: str) -> None:
        """Come to a button of the card."""
        card = self.page.locator(f'[data-walked="{self.title}"]')
        card.get_by_role("button", name=name, exact=True).focus()
        self.act(f"Tab to “{name}”")

    def saved(self) -> str:
        """True once the card says that it is saved."""
        return SAVED.format(self.title)

    def reply(self, look: str = "") -> str:
        """True once the card has replied, and hears the next press."""
        return REPLY.format(self.title, look)

    def read_card(self) -> None:
        """All of the card."""
        self.read(f'[data-walked="{self.title}"]', "the card")


def walk_lesson(lesson: Lesson) -> Walk:
    """Walk through it. It was opened just now, and nothing is answered."""
    walk = Lesson03(lesson.page, TITLE)
    _arrive(walk)
    _remember(walk)
    _sort(walk)
    _press_once(walk)
    _wait(walk)
    _take_hints(walk)
    _open_the_mirror(walk)
    _look_at_the_xray(walk)
    _look_outside(walk)
    _write(walk)
    _end(walk)
    return walk


def _arrive(walk: Lesson03) -> None:
    walk.note("The lesson is open")
    walk.act("nothing was pressed yet")
    walk.read("#whosays-bar", "the bar")
    walk.read(".jp-Notebook .jp-Cell", "the first cell")


def _remember(walk: Lesson03) -> None:
    walk.to("First from memory", "From memory first, and then the choices")
    walk.read_card()
    walk.write("Only that somebody spoke")
    walk.press("Enter", until="document.querySelector('.ws-options')")
    walk.press("1", until=walk.saved())
    walk.press("Enter", until=walk.reply(".look"))
    walk.press("Enter", until=walk.reply(":not(.look)"))
    walk.read_card()
    walk.press("Enter")


def _sort(walk: Lesson03) -> None:
    walk.to("Who answers for it?", "A sort: wrong, told why, and on")
    walk.press("Tab")
    walk.press("Enter")
    walk.press("1", until=walk.saved())
    walk.press("Enter", until=walk.reply(".look"))
    walk.press("Enter", until=walk.reply(":not(.look)"))
    walk.press("Enter")
    for _ in range(2):
        walk.page.keyboard.press("3")
        wait(walk.page, lambda: walk.page.evaluate(walk.saved()))
        walk.page.keyboard.press("Enter")
        wait(walk.page, lambda: walk.page.evaluate(walk.reply("")))
        if walk.page.evaluate(walk.reply(".look")):
            walk.page.keyboard.press("Enter")
            wait(walk.page, lambda: walk.page.evaluate(walk.reply(":not(.look)")))
        walk.page.keyboard.press("Enter")
    walk.act("the other two are answered; Enter")


def _press_once(walk: Lesson03) -> None:
    walk.to("Who answers for it? In everyday life", "One press answers")
    walk.press("Enter", until=walk.reply(""))
    walk.press("Enter")


def _wait(walk: Lesson03) -> None:
    walk.note("What waits for an answer says so, and can be opened all the same")
    gates = walk.page.locator(".jp-Notebook").get_by_role("button", name="Show anyway")
    gates.first.focus()
    walk.act("Tab to the first gate")
    walk.press("Enter")
    while gates.count():
        gates.first.click()
    walk.ear.aloud()


def _take_hints(walk: Lesson03) -> None:
    walk.to("Fill the gap: who signs?", "Hints are said as they come; with the last one the button goes")
    walk.focus_on("Hint")
    shown = (
        "document.querySelectorAll('[data-walked=\"Fill the gap: who signs?\"] .ws-hints li').length === {}"
    )
    for count in (1, 2, 3):
        walk.press("Enter", until=f"{shown.format(count)} && {walk.saved()}")


def _open_the_mirror(walk: Lesson03) -> None:
    walk.to("The mirror", "A button that opens something")
    walk.press("Enter", until="document.querySelector('.mi-told').textContent")


def _look_at_the_xray(walk: Lesson03) -> None:
    walk.to("The X-ray", "The article with its X-ray")
    walk.read_card()
    for _ in range(2):
        walk.press("Tab")
    walk.page.locator('[data-walked="The X-ray"] .rd-s[tabindex="0"]').focus()
    walk.act("Tab to the first piece")
    walk.press("ArrowRight")
    walk.press("Enter")
    walk.press("Escape")
    walk.focus_on("Maduro")
    walk.press("Enter")


def _look_outside(walk: Lesson03) -> None:
    walk.to("A look outside", "Cards with what others printed")
    walk.press("Enter")
    walk.read_card()


def _write(walk: Lesson03) -> None:
    walk.to("Your sentence comes back", "A text of one's own")
    walk.read_card()
    walk.write("Maduro says that US officials plan a coup.", until=walk.saved())


def _end(walk: Lesson03) -> None:
    walk.to("What you did", "The end card")
    walk.read_card()
