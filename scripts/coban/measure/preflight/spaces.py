"""Colour spaces as the press sees them: which plates they print on, and how much ink a colour takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pikepdf

from coban.measure.preflight.objects import listed

Model = Literal["cmyk", "grey", "spot", "rgb", "lab", "pattern", "unknown"]

REGISTRATION, NOTHING = "All", "None"
"""Names of separations that stand for every plate and for none."""

_DEVICE: dict[str, tuple[Model, int]] = {
    "/DeviceCMYK": ("cmyk", 4),
    "/CMYK": ("cmyk", 4),
    "/DeviceGray": ("grey", 1),
    "/G": ("grey", 1),
    "/CalGray": ("grey", 1),
    "/DeviceRGB": ("rgb", 3),
    "/RGB": ("rgb", 3),
    "/CalRGB": ("rgb", 3),
    "/Lab": ("lab", 3),
    "/Pattern": ("pattern", 0),
}
_OF_PROFILE: dict[bytes, Model] = {b"CMYK": "cmyk", b"GRAY": "grey", b"RGB ": "rgb", b"Lab ": "lab"}
_OF_CHANNELS: dict[int, Model] = {4: "cmyk", 1: "grey", 3: "rgb"}
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space; `base` is what an indexed, a spot or an uncoloured pattern's space rests on."""

    family: str
    """As the file names it: DeviceCMYK, ICCBased, Separation, …"""
    model: Model
    channels: int
    names: tuple[str, ...] = ()
    """Of its spot inks."""
    base: Space | None = None
    table: bytes = b""
    """Of an indexed space: the base's channels, entry by entry."""
    profiled: bool = False
    """Its numbers are an ICC profile's, and may change on the way to the press."""

    @property
    def ink_model(self) -> Model:
        """What its colours are made of: an indexed space is looked up."""
        return self.base.ink_model if self.family == "Indexed" and self.base else self.model

    @property
    def is_converted(self) -> bool:
        """Its numbers are not those of the plates: a grey of a profile may come out as four inks."""
        looked_up = self.base if self.family == "Indexed" else None
        return self.profiled or (looked_up is not None and looked_up.is_converted)

    def __str__(self) -> str:
        if self.names:
            return f"{self.family} {' + '.join(self.names)}"
        if self.family == "Indexed" and self.base:
            return f"Indexed {self.base}"
        return f"{self.family} {self.model.upper()}" if self.profiled else self.family


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as it is set; a pattern has its name in the file, and perhaps a colour below."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""

    @property
    def ink_percent(self) -> float | None:
        """Total ink, 0–400 and more with spots; None where the numbers do not say."""
        space, values = self.space, self.values
        if space.family == "Indexed" and space.base and values:
            return _entry(space, int(values[0])).ink_percent
        if space.model == "cmyk":
            return 100 * sum(values)
        if space.model == "grey":
            return 100 * (1 - values[0]) if values else None
        if space.model == "spot" and REGISTRATION not in space.names:
            named = zip(space.names, values, strict=False)
            return 100 * sum(value for name, value in named if name != NOTHING)
        return None

    @property
    def is_registration(self) -> bool:
        return REGISTRATION in self.space.names and any(value > 0 for value in self.values)

    @property
    def is_white(self) -> bool:
        if not self.values or self.pattern:
            return False
        return self.ink_percent == 0 and self.space.model in ("cmyk", "grey", "spot")

    def __str__(self) -> str:
        values = " ".join(f"{value:.3g}" for value in self.values)
        return f"{self.space} {values}".strip()


CMYK, GREY, RGB = Space("DeviceCMYK", "cmyk", 4), Space("DeviceGray", "grey", 1), Space("DeviceRGB", "rgb", 3)
PATTERN = Space("Pattern", "pattern", 0)
UNKNOWN = Space("unknown", "unknown", 0)
BLACK = Colour(GREY, (0.0,))


def initial(space: Space) -> Colour:
    """The colour that `cs` sets by itself."""
    if space.model == "cmyk":
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    return Colour(space, ((1.0,) if space.model == "spot" else (0.0,)) * space.channels)


def read(found: Any, spaces: Any = None, depth: int = 0) -> Space:
    """The space that an operand, or an image's /ColorSpace, stands for; `spaces` are the resources' own."""
    if isinstance(found, pikepdf.Name):
        name = str(found)
        own = spaces.get(name) if isinstance(spaces, pikepdf.Dictionary) else None
        if own is not None and own != found and depth < _DEEPEST:
            return read(own, spaces, depth + 1)
        model, channels = _DEVICE.get(name, ("unknown", 0))
        return Space(name.removeprefix("/"), model, channels)
    if not isinstance(found, pikepdf.Array) or not len(found) or depth > _DEEPEST:
        return UNKNOWN
    family = str(found[0])
    if family == "/ICCBased":
        return _profiled(found[1])
    if family in ("/Indexed", "/I") and len(found) >= 4:
        return Space("Indexed", "unknown", 1, base=read(found[1], spaces, depth + 1), table=_bytes(found[3]))
    if family in ("/Separation", "/DeviceN") and len(found) >= 3:
        names = [found[1]] if family == "/Separation" else listed(found[1])
        plain = tuple(str(name).removeprefix("/") for name in names)
        return Space(
            family.removeprefix("/"), "spot", len(plain), plain, base=read(found[2], spaces, depth + 1)
        )
    if family == "/Pattern":
        return Space(
            "Pattern", "pattern", 0, base=read(found[1], spaces, depth + 1) if len(found) > 1 else None
        )
    return read(found[0], None, depth + 1)


def _profiled(stream: Any) -> Space:
    """By the profile's own header; by /N where that cannot be read."""
    if not isinstance(stream, pikepdf.Stream):
        return UNKNOWN
    channels = int(stream.get("/N", 0))
    try:
        header = stream.read_bytes()[:128]
    except pikepdf.PdfError:
        header = b""
    model = _OF_PROFILE.get(header[16:20]) or _OF_CHANNELS.get(channels, "unknown")
    return Space("ICCBased", model, channels, profiled=True)


def _entry(space: Space, index: int) -> Colour:
    assert space.base
    channels = space.base.channels
    row = space.table[index * channels : (index + 1) * channels]
    return Colour(space.base, tuple(value / 255 for value in row))


def _bytes(found: Any) -> bytes:
    return found.read_bytes() if isinstance(found, pikepdf.Stream) else bytes(found)
