"""Makes the small hostile files that are kept in ``specimens/``: for a maintainer who adds one.

Add a recipe, in tests/ run ``python -m hostile.make_specimens``, and write its verdict into
``verdicts.csv`` by hand, from what formats.md promises and not from what the kit did. A file that is kept
already is never written again: a recipe that would now make other bytes is refused.
"""

from pathlib import Path

HERE = Path(__file__).parent
SPECIMENS = HERE / "specimens"
SUFFIX = ".answers.jsonl"


def recipes() -> dict[str, bytes]:
    """Every small specimen by its path."""
    from hostile import recipes_files, recipes_learners, recipes_text

    text, learners, files = recipes_text, recipes_learners, recipes_files
    made: dict[str, bytes] = {}
    for recipe in (
        *(text.json_lines, text.json_files, text.types, text.odd_answers, text.numbers, text.nesting),
        *(learners.heads, learners.headless, learners.ids, learners.times, learners.names),
        *(files.encodings, files.sizes, files.strangers, files.places, files.zips, files.downloads),
    ):
        for name, data in recipe().items():
            bare = "." not in Path(name).name and name != "strangers/no-ending"
            made[name + SUFFIX if bare else name] = data
    return made


def changed(made: dict[str, bytes], folder: Path) -> list[str]:
    """The kept files that a recipe would now make otherwise."""
    return [name for name, data in made.items() if _kept(folder / name) not in (None, data)]


def _kept(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def keep(made: dict[str, bytes], folder: Path) -> list[str]:
    """Write what is not kept yet; the names of what was written.

    Raises:
        SystemExit: a kept file would change. Nothing is written then.
    """
    if other := changed(made, folder):
        raise SystemExit(f"These are kept and never change; name a new one instead: {', '.join(other)}")
    new = [name for name in made if not (folder / name).exists()]
    for name in new:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(made[name])
    return new


if __name__ == "__main__":
    written = keep(recipes(), SPECIMENS)
    print(f"{len(written)} new specimens: {', '.join(written)}")
