"""The second opinion beside a key: what a teacher brought, and which of its places she has settled.

What was settled lies in a file of its own, so that it outlives the notebook. Each row names the opinion that
it was chosen about: with a new reply everything is open again.
"""

from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import Key
from whosays.author.editor.keeper import Keeper
from whosays.author.second_opinion.bringing import read_left_out, read_opinion, stamp_of
from whosays.author.second_opinion.opinion import LeftOut
from whosays.author.second_opinion.reply import MOST
from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError
from whosays.base.fixed_tables import checked_table

SETTLED = "second_opinion_settled.csv"
COLUMNS = ("reply", "place", "choice")
Settled = tuple[tuple[str, str], ...]
"""A place ("reply place") and the choice there, for each that was settled."""


class OpinionShelf:
    """The second opinion in an article's folder; ``key`` is None where there is none.

    Args:
        folder: of the article.
        article: whose words it quotes.
    """

    def __init__(self, folder: Path, article: Article) -> None:
        self.folder, self.article = folder, article
        self.keeper = Keeper(folder / SETTLED)
        self.parts: list[str] = []  # of a reply that is on its way from the page
        self.at = ""  # the place at hand that no statement of the key is at
        self.stamp: str | None = None
        self.look()

    def look(self) -> None:
        """Read it anew, if another one lies there now."""
        stamp, brought = stamp_of(self.folder)
        if stamp == self.stamp:
            return
        self.stamp, self.brought, self.at = stamp, brought, ""
        self.key: Key | None = None
        self.left_out: tuple[LeftOut, ...] = ()
        self.why = ""
        try:
            self.key, self.left_out = read_opinion(self.folder, self.article), read_left_out(self.folder)
        except KitError as error:  # changed by hand: the key can be worked on all the same
            self.why = str(error)

    def full_name(self, place: str) -> str:
        """A place as it is settled: with the opinion that it belongs to."""
        return f"{self.stamp} {place}"

    def settled(self) -> Settled:
        """What was settled before; nothing where the file is gone, or is no such table any more."""
        path = self.folder / SETTLED
        try:
            table = checked_table(path, "table", COLUMNS).rows if path.is_file() else []
        except KitError:
            return ()
        rows = [row for _, row in table if row["reply"] == self.stamp]
        return tuple((self.full_name(row["place"]), row["choice"]) for row in rows)

    def keep(self, settled: Settled) -> None:
        """Write what is settled now; with nothing settled there is no file.

        Raises:
            KitError: the disk refused.
        """
        self.keeper.accept()  # what another wrote there is no work of hers
        lines = [",".join(COLUMNS), *(_line(place, choice) for place, choice in settled)]
        self.keeper.write("".join(f"{line}\n" for line in lines).encode() if settled else None)

    def add_part(self, part: int, of: int, text: str) -> str | None:
        """Take a part of a reply; the whole of it once the last is there.

        Raises:
            KitError: a part is missing, or it is too long.
        """
        if part == 0:
            self.parts = []
        if part != len(self.parts) or not 0 < of <= MOST:
            self.parts = []
            raise KitError("A part of the reply did not arrive. Press Read the reply again.")
        self.parts.append(text)
        if sum(map(len, self.parts)) > MOST:
            self.parts = []
            raise KitError("This is too long for a reply. Paste the reply alone.")
        if len(self.parts) < of:
            return None
        whole, self.parts = "".join(self.parts), []
        return whole


def _line(place: str, choice: str) -> str:
    reply, _, name = place.partition(" ")
    return ",".join(quoted(guarded(each)) for each in (reply, name, choice))
