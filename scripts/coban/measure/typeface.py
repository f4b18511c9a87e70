"""Is a line set in the face that it must be set in, to the last mark? Tile by tile, by pixels.

An average over a banner hides a dropped mark, so the worst tile decides (a sixth of an em square).
Edges are forgiven: a pixel counts only where ink or ground is certain `EDGE_PX` away from any outline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coban.colour import Rgb
from coban.geometry import Rect
from coban.measure import letters
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.raster import Mask, grown, hull_of, shrunk, towards
from coban.measure.words import WORKSHOP_ROLE, Word

EM_PX = 96
"""Every line is looked at in this size, whether it is 30 cm high or 3 mm."""

LEAST_EM_PX = 40
"""What a picture must have of a line; in a smaller one its letters are all edge."""

EDGE_PX = 1
TILE_PX = 16
MARGIN_EM = 0.10
"""How far around the letters a stray mark is looked for."""

RULES = frozenset({"-", "–", "—"})
"""A dash may be drawn as a rule: neither its ink nor its lack is held against a line."""


@dataclass(frozen=True, slots=True)
class LineProof:
    """How a line agrees with the same words in the right face."""

    text: str
    worst: float
    """Share of the worst tile that is certainly wrong, 0–1."""
    where: Rect
    """That tile, in mm."""
    ink: Rgb
    """The colour of the letters in the rendering."""
    ground: Rgb
    """The colour around them."""

    @property
    def contrast(self) -> float:
        """Distance of ink and ground, 0–255, per channel at most; near 0: cannot be seen."""
        return float(max(abs(i - g) for i, g in zip(self.ink, self.ground, strict=True)))


def proofs(file: PrintFile | PictureFile, font: Path) -> Iterator[LineProof]:
    """A proof for each line of words in the file; a picture's small print is passed over.

    Raises Unmeasured.
    """
    words = [word for word in file.words if word.role != WORKSHOP_ROLE]
    for size, line in lines_of(file):
        if not isinstance(file, PictureFile):
            yield _proof(file, line, words, font, EDGE_PX)
        elif (own_px := size * file.px_per_mm) >= LEAST_EM_PX:
            # Brought to that size, a picture's edges are as soft as its own pixels are wide.
            yield _proof(file, line, words, font, max(EDGE_PX, round(EM_PX / own_px)))


def lines_of(file: PrintFile | PictureFile) -> Iterator[tuple[float, list[Word]]]:
    """The em and the lettered words of each line, workshop marks left out. Raises Unmeasured."""
    words = [word for word in file.words if word.role != WORKSHOP_ROLE]
    for (_, _, size), line in groupby(words, key=lambda w: (w.role, round(w.y, 2), round(w.size, 2))):
        lettered = [word for word in line if word.text not in RULES]
        if size > 0 and lettered:
            yield size, lettered


def _proof(
    file: PrintFile | PictureFile, line: Sequence[Word], words: Sequence[Word], font: Path, edge_px: int
) -> LineProof:
    px_per_mm = EM_PX / line[0].size
    frame = frame_of(line, font)
    seen = file.render(frame, px_per_mm)
    around = [word for word in words if frame.overlaps(_reach(word, font))]
    lettered = [word for word in around if word.text not in RULES]
    meant = letters.draw(lettered, frame, px_per_mm, seen.shape[:2], font) > 127
    ink, ground = shrunk(meant, edge_px), ~grown(meant, edge_px)
    for rule in (word for word in around if word.text in RULES):
        _leave_out(ground, _reach(rule, font), frame, px_per_mm)
    coverage, inked, bare = _coverage(seen, ink, ground)
    wrong = (ink & (coverage < 0.5)) | (ground & (coverage > 0.5))
    worst, tile = _worst_tile(wrong)
    at = Rect(
        frame.x + tile[0] / px_per_mm, frame.y + tile[1] / px_per_mm, TILE_PX / px_per_mm, TILE_PX / px_per_mm
    )
    return LineProof(" ".join(w.text for w in line), worst, at, inked, bare)


def frame_of(line: Sequence[Word], font: Path) -> Rect:
    """What the letters should cover, with a margin, found by drawing them."""
    size = line[0].size
    last = line[-1]
    whole = Rect.between(
        line[0].x - 0.2 * size,
        line[0].y - 1.4 * size,
        last.x + (letters.advance(font, last.text) + 0.2) * size,
        line[0].y + 0.5 * size,
    )
    px_per_mm = EM_PX / size
    shape = (int(whole.height * px_per_mm) + 1, int(whole.width * px_per_mm) + 1)
    drawn = letters.draw(line, whole, px_per_mm, shape, font) > 127
    covered = hull_of(drawn, px_per_mm, whole)
    return covered.inset(-MARGIN_EM * size) if covered else whole


def _reach(word: Word, font: Path) -> Rect:
    width = letters.advance(font, word.text) * word.size
    return Rect(word.x, word.y - 1.2 * word.size, width, 1.5 * word.size)


def _leave_out(ground: Mask, rect: Rect, frame: Rect, px_per_mm: float) -> None:
    left, top = (max(0, int((v - w) * px_per_mm)) for v, w in ((rect.x, frame.x), (rect.y, frame.y)))
    right, bottom = (
        max(0, int((v - w) * px_per_mm) + 1) for v, w in ((rect.right, frame.x), (rect.bottom, frame.y))
    )
    ground[top:bottom, left:right] = False


def _coverage(
    seen: npt.NDArray[np.uint8], ink: Mask, ground: Mask
) -> tuple[npt.NDArray[np.float32], Rgb, Rgb]:
    """How much of each pixel is ink, 0–1, and the colours of ink and ground."""
    if not ink.any() or not ground[::3, ::3].any():
        return np.zeros(seen.shape[:2], np.float32), (0, 0, 0), (0, 0, 0)
    # Every third pixel tells the colour of the ground as well as all of them.
    bare = np.median(seen[::3, ::3][ground[::3, ::3]][:, :3], axis=0)
    inside = seen[ink][:, :3]
    # Not the median: letters of another face cover less than half of what these would.
    apart = np.abs(inside - bare).max(axis=1)
    inked = inside[np.argsort(apart)[int(apart.size * 0.8)]]
    return towards(seen, tuple(bare), tuple(inked)), _rgb(inked), _rgb(bare)


def _rgb(colour: npt.NDArray[np.generic]) -> Rgb:
    red, green, blue = (round(float(channel)) for channel in colour)
    return red, green, blue


def _worst_tile(wrong: Mask) -> tuple[float, tuple[int, int]]:
    """The highest share of wrong pixels in any tile, and its left and top; tiles overlap by half."""
    summed = np.pad(wrong.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32), ((1, 0), (1, 0)))
    tile_y, tile_x = min(TILE_PX, wrong.shape[0]), min(TILE_PX, wrong.shape[1])
    counts = (
        summed[tile_y:, tile_x:]
        - summed[:-tile_y, tile_x:]
        - summed[tile_y:, :-tile_x]
        + summed[:-tile_y, :-tile_x]
    )
    y, x = np.unravel_index(int(counts.argmax()), counts.shape)
    return float(counts[y, x]) / TILE_PX**2, (int(x), int(y))
