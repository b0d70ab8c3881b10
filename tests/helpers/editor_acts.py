"""What the tests of the key editor do without its page: an act, a statement at hand, what is wrong."""

from whosays.articles.key import check_key
from whosays.author.editor.acts import ACTS
from whosays.author.editor.rows import Row, words_of
from whosays.author.editor.session import Session
from whosays.learner.answers.store import Receipt


def act(session: Session, do: str, **more: object) -> Receipt:
    """Do what the page may ask for, with the statement at hand."""
    return ACTS[do](session, {"at": session.at, **more})


def find(session: Session, words: str) -> Row:
    """The smallest statement with these words in it; it is brought to hand."""
    found = [each for each in session.rows if words in words_of(session.article, each)]
    row = min(found, key=lambda each: each.end - each.start)
    session.at = row.number
    return row


def now(session: Session) -> Row:
    """The statement at hand, as it stands now."""
    return session.need(session.at)


def faults(session: Session) -> list[str]:
    """What is wrong with the key on the disk."""
    return check_key(session.article, session.folder / "key.csv")[1]
