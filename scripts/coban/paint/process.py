"""Processes: how a colour is written. The press's four inks, the screen's three lights, a mask's grey.

The brand's inks are set by hand and taken as they are. Only the colours of artwork are converted: by ICC
(relative colorimetric, black point compensated), save that white is bare paper and greys are black ink alone,
because a converted black is 298 % ink.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from PIL import Image

from coban.colour import Cmyk, Ink
from coban.paint.body import numbers
from coban.paint.press import GREY_WITHIN, WHITE_FROM, applied, from_srgb
from coban.paint.raster import Raster, on_screen

Shares = tuple[float, ...]
"""Components of a colour, each 0–1."""


class Process(Hashable, Protocol):
    """A way to write colours; `fill` and `stroke` are its operators, `space` its colour space."""

    space: str
    fill: str
    stroke: str

    def ink(self, ink: Ink) -> Shares: ...

    def solid(self, rgb: Shares) -> Shares:
        """A flat colour of artwork."""
        ...

    def ramp(self, colours: Sequence[Shares]) -> list[Shares]:
        """A run of a gradient from its first colour to its last, sample by sample."""
        ...

    def image(self, picture: Image.Image) -> Image.Image:
        """Pixels of an sRGB picture as they go into the file."""
        ...

    def raster(self, raster: Raster) -> Image.Image:
        """Pixels of a picture file as they go into the file."""
        ...


@dataclass(frozen=True)
class RgbProcess:
    """The screen's: everything as it is."""

    space, fill, stroke = "/DeviceRGB", "rg", "RG"

    def ink(self, ink: Ink) -> Shares:
        return tuple(channel / 255 for channel in ink.rgb)

    def solid(self, rgb: Shares) -> Shares:
        return rgb

    def ramp(self, colours: Sequence[Shares]) -> list[Shares]:
        return list(colours)

    def image(self, picture: Image.Image) -> Image.Image:
        return picture

    def raster(self, raster: Raster) -> Image.Image:
        return on_screen(raster).convert("RGB")


@dataclass(frozen=True)
class GreyProcess:
    """A luminosity mask's: how light a colour is, by the weights of SVG."""

    space, fill, stroke = "/DeviceGray", "g", "G"

    def ink(self, ink: Ink) -> Shares:
        return self.solid(tuple(channel / 255 for channel in ink.rgb))

    def solid(self, rgb: Shares) -> Shares:
        red, green, blue = rgb
        return (min(1.0, 0.2125 * red + 0.7154 * green + 0.0721 * blue),)

    def ramp(self, colours: Sequence[Shares]) -> list[Shares]:
        return [self.solid(colour) for colour in colours]

    def image(self, picture: Image.Image) -> Image.Image:
        return picture.convert("L")

    def raster(self, raster: Raster) -> Image.Image:
        return on_screen(raster).convert("L")


@dataclass(frozen=True)
class CmykProcess:
    """The press's: `inks` are the brand's, matched by their sRGB value and taken by hand."""

    icc: Path
    inks: tuple[Ink, ...]
    space, fill, stroke = "/DeviceCMYK", "k", "K"

    def ink(self, ink: Ink) -> Shares:
        return _shares(ink.cmyk)

    def solid(self, rgb: Shares) -> Shares:
        eight = _eight(rgb)
        by_hand = _by_hand(self.inks).get(eight)
        if by_hand:
            return _shares(by_hand)
        if min(eight) >= WHITE_FROM:
            return (0.0, 0.0, 0.0, 0.0)
        if max(eight) - min(eight) <= GREY_WITHIN:
            return (0.0, 0.0, 0.0, 1 - sum(eight) / 765)
        return _converted(self.icc, [eight])[0]

    def ramp(self, colours: Sequence[Shares]) -> list[Shares]:
        """By ICC, bent so that it begins and ends exactly where a flat colour of its ends would be."""
        eights = [_eight(colour) for colour in colours]
        if all(max(e) - min(e) <= GREY_WITHIN for e in eights):
            return [self.solid(colour) for colour in colours]
        samples = _converted(self.icc, eights)
        first, last = (self._bend(eights[i], samples[i]) for i in (0, -1))
        steps = max(len(samples) - 1, 1)
        return [
            tuple(
                min(1.0, max(0.0, value + a + (b - a) * index / steps))
                for value, a, b in zip(sample, first, last, strict=True)
            )
            for index, sample in enumerate(samples)
        ]

    def image(self, picture: Image.Image) -> Image.Image:
        # Loaded here, as below: most pieces have no pixels, and numpy takes as long to load as twenty pages.
        from coban.paint.separation import separated

        return separated(picture, self.icc, _by_hand(self.inks))

    def raster(self, raster: Raster) -> Image.Image:
        from coban.paint.separation import reseparated, separated

        if raster.colours.mode == "CMYK":
            return reseparated(raster.colours, raster.profile, self.icc)
        return separated(raster.colours, self.icc, _by_hand(self.inks), raster.alpha)

    def _bend(self, eight: tuple[int, ...], sample: Shares) -> Shares:
        """What is missing from a sample to the brand's ink of that colour; nothing for other colours."""
        by_hand = _by_hand(self.inks).get(eight)
        if not by_hand:
            return (0.0,) * 4
        return tuple(a - b for a, b in zip(_shares(by_hand), sample, strict=True))


def fill(process: Process, ink: Ink) -> str:
    """The operator that makes the ink the colour of what is filled next."""
    return f"{numbers(*process.ink(ink))} {process.fill}"


@lru_cache(maxsize=16)
def _by_hand(inks: tuple[Ink, ...]) -> dict[tuple[int, ...], Cmyk]:
    return {ink.rgb: ink.cmyk for ink in inks}


def _shares(cmyk: Cmyk) -> Shares:
    return tuple(percent / 100 for percent in cmyk)


def _eight(rgb: Shares) -> tuple[int, ...]:
    return tuple(round(min(1.0, max(0.0, share)) * 255) for share in rgb)


def _converted(icc: Path, colours: Sequence[tuple[int, ...]]) -> list[Shares]:
    strip = Image.frombytes("RGB", (len(colours), 1), bytes(c for colour in colours for c in colour))
    inks = applied(strip, from_srgb(icc, few=True)).tobytes()
    return [tuple(c / 255 for c in inks[i : i + 4]) for i in range(0, len(inks), 4)]
