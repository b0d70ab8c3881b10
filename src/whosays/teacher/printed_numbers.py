"""Numbers as the pages print them."""

import math


def percent(share: float) -> str:
    """A share as a report prints it: ``48 %``, with a space that no line breaks; a dash for none."""
    return "–" if math.isnan(share) else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def decimals(number: float) -> str:
    """A correlation or an alpha as statisticians print it: ``.31``, ``−.08``, ``1.00``; a dash for none."""
    if math.isnan(number):
        return "–"
    text = f"{number:.2f}".replace("-0.00", "0.00").replace("-", "−")
    return text.replace("0.", ".", 1) if abs(number) < 0.995 else text
