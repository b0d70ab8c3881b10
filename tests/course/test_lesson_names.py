"""Learners count lessons as they meet them: no lesson names the numbers of files, which are not theirs."""

from helpers.lesson_text import open_notebook
from helpers.numbered import COUNTED, NUMBERED, by_number
from whosays.base.notebook_files import FORMS, stems


def test_lessons_are_named_and_not_numbered(root):
    looked, wrong = 0, {}
    for room in ("lessons", "exercises"):
        for stem in (each for each in stems(root, room) if each not in FORMS):
            looked += 1
            if found := by_number(open_notebook(root, room, stem)):
                wrong[room, stem] = found
    print(f"\n{looked} notebooks")
    assert looked > 20
    assert wrong == {}


def test_a_number_is_found():
    for words in ("In lesson 03 you", "Exercise 2 asks", "lesson 7 asks", "lessons 04 and"):
        assert NUMBERED.search(words), words
    assert COUNTED.search("here for six lessons")
    for words in ("Lesson 7 of 11", "the next lesson", "lesson in 45 minutes"):
        assert not NUMBERED.search(words), words
