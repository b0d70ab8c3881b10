"""Which moment a teacher means who types a date, in whatever zone the computer's clock stands."""

import time

import pytest

from whosays.base.errors import KitError
from whosays.base.moments import due_as_said, due_words, is_zone, moment_in
from whosays.teacher.release import due as due_module
from whosays.teacher.release.due import Due, read_due

BERLIN, ANGELES, LONDON = "CET-1CEST,M3.5.0,M10.5.0/3", "PST8PDT,M3.2.0,M11.1.0", "GMT0BST,M3.5.0/1,M10.5.0"
# As POSIX writes a zone: not every computer has the names of places.


@pytest.fixture
def clock_in(monkeypatch):
    """Sets this computer's clock to a zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows sets its zone for the whole computer")

    def clock(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield clock
    monkeypatch.undo()
    time.tzset()


END = "2026-11-30T22:59:59.999Z"
TWO = "2026-11-30T13:00:00.000Z"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-30", END),
        (" 20261130 ", END),
        ("2026-11-30T24:00", END),
        ("2026-11-30 24:00:00", END),
        ("2026-11-30T14:00", TWO),
        ("2026-11-30 14:00", TWO),
        ("20261130T1400", TWO),
        ("2026-11-30T14", TWO),
        ("2026-11-30T14:00:00.000", TWO),
        ("2026-11-30T14:00+01:00", TWO),
        ("2026-11-30T14:00 +0100", TWO),
        ("2026-11-30T14:00+01", TWO),
        ("2026-11-30t13:00z", TWO),
        ("2026-11-30T03:00-10:00", TWO),
        ("2026-07-01", "2026-07-01T21:59:59.999Z"),
        ("2026-10-25T02:30", "2026-10-25T01:30:00.000Z"),  # comes twice: the second
        ("2026-03-29T02:30", "2026-03-29T01:30:00.000Z"),  # comes never: 03:30, when it would have been
    ],
)
def test_a_date_is_the_end_of_that_day_and_a_time_is_by_this_clock(clock_in, words, moment):
    clock_in(BERLIN)
    assert read_due(words).time == moment


@pytest.mark.parametrize(
    "words",
    [
        *("tomorrow", "", "2026-02-30", "30.11.2026", "11/30/2026", "2026-11", "202611"),
        *("2026-1130", "202611-30", "2026-W48", "2026-W48-1", "2026W48", "2026-334", "2026-11-3"),
        *("2026-11-30T", "2026-11-30T25:00"),
        *("2026-11-30T24:01", "2026-11-30T14:60", "2026-11-30T14:00+99:00", "2026-11-30T14:00+01:75"),
        *("2026-11-30T14:00 CET", "2026-11-30+01:00", "0001-01-01T00:00+14:00", "9999-12-31", "1926-11-30"),
        *("２０２６-11-30", "2026-11-30\n2026-12-01", "--due", "03=2026-11-30"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_of(words):
    with pytest.raises(KitError, match="write a date as 2026-11-30") as told:
        read_due(words, "--due-for 7=")
    assert str(told.value).startswith(f"--due-for 7={words}: ")


@pytest.mark.parametrize(
    ("zone", "words", "told"),
    [
        (BERLIN, "2026-11-30", "Monday 30 November 2026, 23:59 (CET, UTC+01:00), which is 22:59 UTC"),
        (BERLIN, "2026-07-01", "Wednesday 1 July 2026, 23:59 (CEST, UTC+02:00), which is 21:59 UTC"),
        (
            ANGELES,
            "2026-11-30",
            "Monday 30 November 2026, 23:59 (PST, UTC-08:00), which is Tuesday 1 December 2026, 07:59 UTC",
        ),
        (
            ANGELES,
            "2026-11-30T14:00+05:30",
            "Monday 30 November 2026, 14:00 (UTC+05:30), which is 08:30 UTC and 00:30 on this computer",
        ),
        ("UTC0", "2026-11-30", "Monday 30 November 2026, 23:59 (UTC)"),
        (LONDON, "2026-11-30", "Monday 30 November 2026, 23:59 (GMT, UTC)"),
        (
            BERLIN,
            "2026-11-30T14:00Z",
            "Monday 30 November 2026, 14:00 (UTC), which is 15:00 on this computer",
        ),
    ],
)
def test_the_words_name_zone_and_distance_and_utc(clock_in, zone, words, told):
    clock_in(zone)
    assert read_due(words).words() == told


@pytest.mark.parametrize(
    ("zone", "words", "remarks"),
    [
        (BERLIN, "2026-11-30", []),
        (LONDON, "2026-11-30", []),
        ("UTC0", "2026-11-30", ["clock is set to UTC"]),
        ("UTC0", "2026-11-30T23:59Z", []),
        (BERLIN, "2026-11-30T00:00", ["for its end write 2026-11-30"]),
        (BERLIN, "2026-10-25T02:30", ["twice or never"]),
        (BERLIN, "2026-10-25T02:30+01:00", []),
        (BERLIN, "2062-11-30", ["is the year right"]),
    ],
)
def test_what_a_teacher_may_not_have_meant_is_remarked(clock_in, zone, words, remarks):
    clock_in(zone)
    found = read_due(words).remarks
    assert len(found) == len(remarks)
    assert all(each in said for each, said in zip(remarks, found, strict=True))


def test_a_moment_that_has_passed_is_known(monkeypatch):
    monkeypatch.setattr(due_module, "now", lambda: TWO)
    assert read_due("2026-11-30T14:59+02:00").passed
    assert not read_due("2026-11-30T15:01+02:00").passed


def test_a_learner_reads_the_moment_as_it_was_said_and_by_the_own_clock(clock_in):
    clock_in(BERLIN)
    assert due_words(END, "UTC+01:00") == "Monday 30 November 2026, 23:59 (CET, UTC+01:00)"
    assert due_words(END, "") == due_words(END, "UTC+01:00")
    elsewhere = due_words(END, "UTC-08:00")
    assert elsewhere == "Monday 30 November 2026, 14:59 (UTC-08:00), which is 23:59 on this computer"
    clock_in(ANGELES)
    assert due_words(END, "UTC+01:00").startswith(
        "Monday 30 November 2026, 23:59 (UTC+01:00), which is 14:59"
    )
    assert due_as_said(END, "UTC+01:00") == "Monday 30 November 2026, 23:59 (UTC+01:00)"


@pytest.mark.parametrize("zone", ["", "UTC+1", "UTC+24:00", "CET", "utc", None, 1])
def test_what_is_no_zone_counts_as_utc(zone):
    assert not is_zone(zone)
    assert f"{moment_in(TWO, str(zone)):%H:%M}" == "13:00"
    assert Due(TWO, "UTC-03:30").words().startswith("Monday 30 November 2026, 09:30 (UTC-03:30)")
