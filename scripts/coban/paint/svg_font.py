"""How a drawing program finds the font of live text: families of one set of advances, the mandate's first."""

from __future__ import annotations

from coban.text import Face

TWINS = ("Arial", "Arimo", "Liberation Sans", "Helvetica")
"""Families with equal advances: whichever a machine has, a line keeps its width."""

LAST = "sans-serif"
PRECISE = "text-rendering:geometricPrecision"
"""Browsers then place letters where the font says, not on whole pixels."""


def font_style(face: Face) -> str:
    """CSS for lines that were shaped with this face; a face that is none of the twins comes first itself."""
    family, bold = _family(face.name)
    families = TWINS if family in TWINS else (family, *TWINS)
    listed = ", ".join([*(f"'{name}'" if " " in name else name for name in families), LAST])
    weight = "bold" if bold else "normal"
    # Lines are shaped without ligatures; a program that sets one would not keep the line's width.
    return f"font-family:{listed};font-weight:{weight};font-variant-ligatures:none;{PRECISE}"


def _family(full_name: str) -> tuple[str, bool]:
    """A font's full name without its style and without what would end a value of CSS; whether it is bold."""
    words = "".join(letter if letter.isalnum() or letter in "-." else " " for letter in full_name).split()
    family = " ".join(word for word in words if word not in ("Bold", "Regular"))
    return family or TWINS[0], "Bold" in words
