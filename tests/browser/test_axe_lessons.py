"""No violation of WCAG 2.2 AA in any widget of any notebook of lessons/, in either theme."""

import pytest
from axe_rooms import violations

pytestmark = pytest.mark.browser


def test_axe_finds_nothing(root, lab, browser):
    found, notebooks, widgets = violations(root, "lessons", lab, browser)
    print(f"axe looked at {widgets} widgets in {notebooks} notebooks of lessons, light and dark")
    assert found == {}
    assert notebooks >= 9
    assert widgets > 50
