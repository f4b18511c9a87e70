"""How a drawing program finds the font of live text: the family that drew the lines, then its twins.

Arial is the mandate's, but where it is missing, machines put an old Liberation Sans in its place, which lacks
Vietnamese letters: Arimo that stood second would never be asked.
"""

from __future__ import annotations

from coban.text import Face

TWINS = ("Arial", "Arimo", "Liberation Sans", "Helvetica")
"""Families with equal advances: whichever a machine has, a line keeps its width."""

LAST = "sans-serif"
PRECISE = "text-rendering:geometricPrecision"
"""Browsers then place letters where the font says, not on whole pixels."""


def font_style(face: Face) -> str:
    """CSS for lines that were shaped with this face."""
    family, bold = _family(face.name)
    families = (family, *(twin for twin in TWINS if twin != family))
    listed = ", ".join([*(f"'{name}'" if " " in name else name for name in families), LAST])
    weight = "bold" if bold else "normal"
    # Lines are shaped without ligatures; a program that sets one would not keep the line's width.
    return f"font-family:{listed};font-weight:{weight};font-variant-ligatures:none;{PRECISE}"


def _family(full_name: str) -> tuple[str, bool]:
    """A font's full name without its style and without what would end a value of CSS; whether it is bold."""
    words = "".join(letter if letter.isalnum() or letter in "-." else " " for letter in full_name).split()
    family = " ".join(word for word in words if word not in ("Bold", "Regular"))
    return family or TWINS[0], "Bold" in words
