"""The articles of the proof: three that were written for it, and two real reports of the kit."""

from dataclasses import dataclass
from pathlib import Path

from helpers.places import ROOT, TESTS
from helpers.scripted.counting import Count, counted
from helpers.scripted.planning import Plan, Planner
from whosays.articles.article import read_article
from whosays.author.new_article.bring import Wishes, bring
from whosays.author.new_article.brought import Brought

OWN, REAL = (
    ("police-statement", "four-sided-strike", "anonymous-source"),
    ("hong-kong-2019", "scottish-court-2019"),
)


@dataclass(frozen=True)
class Proof:
    """An article, and the key that another person has fixed for it before any draft was seen."""

    name: str
    folder: Path


def proofs() -> tuple[Proof, ...]:
    """All five."""
    own = [Proof(name, TESTS / "own_articles" / name) for name in OWN]
    return (*own, *(Proof(name, ROOT / "seeds" / name) for name in REAL))


def as_brought(proof: Proof, root: Path) -> Path:
    """The article's bytes, brought as a teacher's own: a folder with its draft.

    Args:
        proof: whose ``article.txt`` it is; nothing else of its folder is read.
        root: where ``seeds/`` is made.

    Raises:
        KitError: it cannot be brought.
    """
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    brought = Brought(f"{proof.name}.txt", (proof.folder / "article.txt").read_bytes())
    return bring(brought, Wishes(name=f"my-{proof.name}"), root).folder


def planned(proof: Proof, scratch: Path) -> Plan:
    """The way from the draft of an article to its target."""
    return Planner(as_brought(proof, scratch / "brought"), proof.folder, scratch / "tried").made()


def count_of(proof: Proof, plan: Plan) -> Count:
    """What the way costs."""
    return counted(proof.name, len(read_article(proof.folder).words), plan)
