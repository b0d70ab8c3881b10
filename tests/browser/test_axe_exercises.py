"""No violation of WCAG 2.2 AA in any widget of any notebook of exercises/, in either theme."""

import pytest

from helpers.axe_rooms import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # the widgets are those of the lessons


def test_axe_finds_nothing(root, lab, browser):
    found, notebooks, widgets = violations(root, "exercises", lab, browser)
    print(f"axe looked at {widgets} widgets in {notebooks} notebooks of exercises, light and dark")
    assert found == {}
    assert notebooks >= 11
    assert widgets > 50
