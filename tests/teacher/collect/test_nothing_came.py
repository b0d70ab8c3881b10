"""Of whom nothing came: missing, excused, or there with the other form of the reading test."""

import pytest

from helpers.hand_ins import at, event
from whosays.commands.release import summary
from whosays.learner.answers.hand_in_file import write_handed_in
from whosays.teacher.collect.collecting import collect

CLASS = ["1,Ana,", "2,Bo,", "3,Cy,", "4,Dee,", "5,Eli,before after", "6,Fay,yes"]


@pytest.fixture
def came(tmp_path):
    """Collects hand-ins, given as FORM.NUMBER, against the class list: rows as FORM.NUMBER, by status."""

    def collected(*names: str) -> dict[str, list[str]]:
        (tmp_path / "class.csv").write_text("number,name,excused\n" + "\n".join(CLASS), encoding="utf-8")
        for name in names:
            stem, learner = name.split(".")
            head = {"handed_in": at(600), "room": "exercises", "stem": stem, "learner": learner, "name": ""}
            path = tmp_path / "in" / f"{name}.answers.jsonl"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(write_handed_in([event(stem=stem, kernel=f"kernel{learner}")], head))
        done = collect([tmp_path / "in"], tmp_path / "out", tmp_path / "class.csv")
        print(*summary(done), sep="\n")
        found: dict[str, list[str]] = {}
        for row in done.rows:
            found.setdefault(row.status, []).append(f"{row.exercise}.{row.learner}")
        return found

    return collected


def test_at_the_first_sitting_missing_are_only_those_who_sat_neither_form(came, capsys):
    found = came("before.1", "after.2", "before.3")
    assert found["missing"] == ["before or after.4"]
    assert found["excused"] == ["before or after.5", "before or after.6"]
    assert "one form so far" not in found
    told = capsys.readouterr().out
    assert "Missing: 1\n  4 Dee (before or after)\n" in told
    assert "Excused by the class list: 2\n  5 Eli (before or after)\n" in told


def test_who_sat_one_form_while_others_sat_both_is_told_apart(came, capsys):
    found = came("before.1", "after.1", "before.2", "after.3", "after.5")
    assert found["missing"] == ["before or after.4"]
    assert found["one form so far"] == ["after.2", "before.3"], "the form that is open; 5 is excused"
    told = capsys.readouterr().out
    assert (
        "these one; not yet the one named: 2\n  3 Cy (before)\n  2 Bo (after)" in told
        or "2 Bo (after)" in told
    )


@pytest.mark.parametrize("form", ["before", "after", "later", "03_fact_claim_or_allegation"])
def test_where_a_class_sits_one_form_or_exercise_missing_is_who_has_not_sent_it(came, form):
    found = came(f"{form}.1", f"{form}.2", f"{form}.4")
    assert found["missing"] == [f"{form}.3"] + [f"{form}.5"] * (form[0] in "l0")


def test_later_is_a_sitting_of_its_own(came):
    found = came("before.1", "after.2", "before.3", "after.4", "later.1", "later.2")
    assert found["missing"] == ["later.3", "later.4", "later.5"]
    assert found["excused"] == ["before or after.5", "before or after.6", "later.6"]


def test_of_a_class_of_which_nothing_came_all_are_missing_but_the_excused(came):
    found = came()
    assert found["missing"] == [".1", ".2", ".3", ".4", ".5"]
    assert found["excused"] == [".6"]


@pytest.mark.parametrize("pair", [("01_a", "21_b"), ("07_a", "27_b")])
def test_who_sent_an_exercise_or_its_companion_is_not_missing_and_who_sent_neither_is_once(
    came, capsys, pair
):
    exercise, companion = pair
    found = came(f"{exercise}.1", f"{companion}.2", f"{companion}.1", "09_c.1", "29_d.2")
    both = f"{exercise[:2]} or {companion[:2]}"
    assert [each for each in found["missing"] if each[:2] == exercise[:2]] == [
        *(f"{both}.{number}" for number in "345")
    ]
    assert not [each for each in found["missing"] if each.startswith(companion[:2])]
    assert len([each for each in found["missing"] if each[:2] in {"09", "29"}]) == 8, "9 has no companion"
    assert f"  3 Cy ({both})\n" in capsys.readouterr().out


def test_a_companion_alone_is_missing_like_any_exercise(came):
    assert came("21_b.1", "21_b.2")["missing"] == ["21_b.3", "21_b.4", "21_b.5"]
