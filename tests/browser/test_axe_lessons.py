"""No violation of WCAG 2.2 AA in any widget of the lessons, in either theme."""

import pytest

from helpers.axe_rooms import fewest_with_all, violations

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_axe_finds_nothing_in_the_lesson_with_most_types_of_task(root, lab, browser):
    """The other types stand in test_tasks_in_lab.py."""
    most = fewest_with_all(root, "lessons")[:1]
    found, notebooks, widgets = violations(root, "lessons", lab, browser, most)
    print(f"axe looked at {widgets} widgets in {most[0]}, light and dark")
    assert found == {}
    assert notebooks == 1
    assert widgets > 10


@pytest.mark.slow
def test_axe_finds_nothing_in_any_type_of_task(root, lab, browser):
    some = fewest_with_all(root, "lessons")
    found, notebooks, widgets = violations(root, "lessons", lab, browser, some)
    print(f"axe looked at {widgets} widgets in {', '.join(some)}, light and dark")
    assert found == {}
    assert notebooks == len(some) >= 2
    assert widgets > 50


@pytest.mark.slow
def test_axe_finds_nothing_in_any_lesson(root, lab, browser):
    found, notebooks, widgets = violations(root, "lessons", lab, browser)
    print(f"axe looked at {widgets} widgets in {notebooks} notebooks of lessons, light and dark")
    assert found == {}
    assert notebooks >= 9
