"""The picture of voices: a bar a voice, its own words dark, retold words pale."""

import traitlets

from whosays.articles.voice_counts import quotations, voices
from whosays.base.errors import KitError
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task


class Voices(KitWidget):
    """A voices task. ``task`` holds title, prompt, minutes, button, the rows and the totals in words."""

    _esm = esm("voices/voices.js")
    _css = css("voices/voices.css")
    task = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Task) -> None:
        if asked.seed.key is None:
            raise KitError(f"{asked.room}/{asked.stem}, task {asked.name}: voices are counted from the key.")
        article = asked.seed.article
        found = voices(asked.seed.key, tuple(asked.raw.get("spoken_about", ())))
        rows = [vars(voice) | {"pieces": list(voice.pieces)} for voice in found]
        body = [p for p in article.paragraphs if p.role == "paragraph"]
        words = sum(len(article.words_in(p.start, p.end)) for p in body)
        quoted = sum(len(article.words_in(a, b)) for a, b in quotations(article))
        summary = f"{quoted} of {words} words of the story stand between quotation marks."
        shown = {name: asked.raw.get(name, "") for name in ("title", "prompt", "minutes", "button")}
        self.still_look = "opens" if asked.raw.get("button") else ""
        super().__init__(task={**shown, "rows": rows, "summary": summary})

    def __repr__(self) -> str:
        rows = ", ".join(f"{row['name']} {row['quoted']}+{row['retold']}" for row in self.task["rows"])
        return f"Words per voice · {rows}"[:100]


def widget_of(asked: Task) -> Voices:
    """The widget of a voices task."""
    return Voices(asked)
