"""A walk over a page: every operator that paints, in nested forms, patterns, soft masks and glyphs too.

Colours count when something is painted in them. A form that was seen before in the same state, in this
file or another, is not walked again.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from typing import Any

import pikepdf

from coban.measure import matrix as matrices
from coban.measure.matrix import Matrix
from coban.measure.preflight import spaces
from coban.measure.preflight.content import Content
from coban.measure.preflight.digests import Digests
from coban.measure.preflight.frame import Frame, Spot
from coban.measure.preflight.instructions import instructions
from coban.measure.preflight.objects import listed
from coban.measure.preflight.setting import layer_name
from coban.measure.preflight.sightings import Oddity, Sightings
from coban.measure.preflight.state import State

DEEPEST = 16
MOST_INSTRUCTIONS = 1_000_000
"""A page that paints more is malicious or broken; a dense map has some hundred thousand."""

SEEN = 1024
_seen: OrderedDict[tuple[object, ...], Sightings] = OrderedDict()


class _TooMuch(Exception):
    """The page paints more than is walked."""


class Walk:
    """Over the pages of one file; each call of `page` is a walk of its own."""

    def __init__(self, digests: Digests, frame: Frame) -> None:
        self._digests = digests
        self._frame = frame
        self._left = MOST_INSTRUCTIONS
        self._open: list[bytes] = []
        """Digests of the forms that the walk is in."""
        self.fonts: dict[bytes, Any] = {}
        """Dictionaries of fonts in use, by their digest."""

    def page(self, page: pikepdf.Page) -> Sightings:
        seen = Sightings()
        resources = page.obj.get("/Resources") or page.resources
        self._group(page.obj, Spot(("page",)), seen)
        contents = page.obj.get("/Contents")
        streams = listed(contents) or [contents]
        if contents is None:
            return seen
        try:
            content = b"\n".join(stream.read_bytes() for stream in streams)
        except (pikepdf.PdfError, AttributeError) as error:
            seen.oddities[Oddity("content-broken", str(error), "page")] += 1
            return seen
        try:
            self._content(content, resources, State(), Spot(), seen)
        except _TooMuch:
            told = f"over {MOST_INSTRUCTIONS:,} instructions"
            seen.oddities[Oddity("too-complex", told, "page")] += 1
        return seen

    def _content(self, content: bytes, resources: Any, state: State, spot: Spot, seen: Sightings) -> None:
        rows, wrong = instructions(content, paths=self._frame.looks_at_paths)
        if wrong:
            seen.oddities[Oddity("content-broken", wrong, spot.where)] += 1
        self._left -= len(rows)
        if self._left < 0:
            raise _TooMuch
        Content(self, self._digests, self._frame, resources, state, spot, seen).follow(rows)

    def form(self, form: Any, name: str, state: State, spot: Spot, parents: Any, seen: Sightings) -> None:
        """A form XObject, a mask's group, a pattern's cell or a glyph: content with resources of its own."""
        resources = form.get("/Resources", parents)
        digest = self._digests.of(form)
        if digest in self._open or len(self._open) >= DEEPEST:
            told = "paints itself" if digest in self._open else f"over {DEEPEST} levels"
            seen.oddities[Oddity("too-complex", told, spot.inner(name).where)] += 1
            return
        key = (
            digest,
            b"" if "/Resources" in form else self._digests.of(parents),
            state.key(),
            spot,
            name,
            self._frame,
        )
        known = _seen.get(key)
        if known is None:
            known = Sightings()
            self._open.append(digest)
            try:
                self._walk_form(form, resources, state, spot.inner(name), known)
            finally:
                self._open.pop()
            _seen[key] = known
            if len(_seen) > SEEN:
                _seen.popitem(last=False)
        else:
            _seen.move_to_end(key)
        seen.add(known)

    def _walk_form(self, form: Any, resources: Any, state: State, spot: Spot, seen: Sightings) -> None:
        inner = copy.copy(state)
        inner.ctm = matrices.times(_matrix(form), state.ctm)
        inner.layer = layer_name(form.get("/OC")) or state.layer
        self._group(form, spot, seen)
        try:
            content = form.read_bytes()
        except pikepdf.PdfError as error:
            seen.oddities[Oddity("content-broken", str(error), spot.where)] += 1
            return
        inside = Spot(spot.trail, spot.ground, inner.ctm, spot.colourless)
        self._content(content, resources, inner, inside, seen)

    def _group(self, holder: Any, spot: Spot, seen: Sightings) -> None:
        """The space in which a transparency group blends."""
        group = holder.get("/Group")
        if not isinstance(group, pikepdf.Dictionary) or group.get("/S") != pikepdf.Name.Transparency:
            return
        seen.transparency["group"] += 1
        space = spaces.read(group.get("/CS"), None) if "/CS" in group else None
        if space and space.ink_model in ("rgb", "lab"):
            code = "rgb-soft-mask" if spot.ground == "soft mask" else "rgb-group"
            seen.oddities[Oddity(code, str(space), spot.where)] += 1


def _matrix(form: Any) -> Matrix:
    try:
        return matrices.of_values([float(value) for value in form.get("/Matrix", matrices.UNIT)])
    except (TypeError, ValueError):
        return matrices.UNIT
