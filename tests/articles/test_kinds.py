"""The seven kinds as learners meet them: their names, what each needs, the tests that tell them apart."""

from whosays.articles.kinds import KINDS, NOT_YET, SPEAKERS, answers_for


def test_every_kind_has_a_name_a_letter_and_a_colour_of_its_own():
    every = [*KINDS.values(), NOT_YET]
    for told in (
        lambda k: k.label,
        lambda k: k.letter,
        lambda k: k.sign,
        lambda k: k.needs,
        lambda k: k.test,
    ):
        assert len({told(each) for each in every}) == len(every) == 8


def test_a_promise_is_in_the_learners_name_and_cannot_be_checked_today():
    call = KINDS["appeal"]
    assert (call.label, call.letter) == ("Call, wish or promise", "P")
    assert "cannot be checked today" in call.needs
    assert "cannot be checked today" in call.test
    assert "“No, I won’t!”" in call.test  # the reply to a call,
    assert "kept or broken" in call.test  # which does not answer a promise
    assert all(word in NOT_YET.needs for word in ("judgement", "call", "wish", "promise", "claim"))


def test_the_accused_may_deny_or_admit():
    """An accusation is one to those who would deny it, and to those who would defend it."""
    said = KINDS["allegation"].test
    assert "“That would be wrong of me, and I didn’t (or don’t mean to)!”" in said
    assert "“Yes, and rightly!”" in said


def test_a_court_speaks_as_an_office_that_gives_reasons():
    assert "a court" in KINDS["official claim"].test
    assert "are there reasons" in KINDS["official claim"].test
    assert "or a court to say what it found" in KINDS["official claim"].needs


def test_what_would_be_needed_ends_a_sentence():
    for each in (*KINDS.values(), NOT_YET):
        sentence = f"“{each.label}” would need {each.needs}."
        assert sentence.count(".") == 1, sentence
        assert each.needs[0].islower()


def test_everybody_who_may_speak_has_an_answer_and_stands_behind_some_kind():
    behind = set().union(*(each.speakers for each in KINDS.values()))
    assert behind == set(SPEAKERS)
    assert len({answers_for(speaker) for speaker in SPEAKERS}) == 4
