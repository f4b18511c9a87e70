"""Setting: the operators that change the graphics state, with the names that they look up."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import pikepdf

from coban.measure import matrix as matrices
from coban.measure.preflight import spaces
from coban.measure.preflight.digests import Digests
from coban.measure.preflight.sightings import Oddity, Sightings
from coban.measure.preflight.spaces import Colour, Space
from coban.measure.preflight.state import Font, State, read_font

_DEVICES = {
    "g": spaces.GREY,
    "G": spaces.GREY,
    "rg": spaces.RGB,
    "RG": spaces.RGB,
    "k": spaces.CMYK,
    "K": spaces.CMYK,
}
_COLOURS = frozenset({*_DEVICES, "cs", "CS", "sc", "SC", "scn", "SCN"})

_KEEPS = frozenset({"/Normal", "/Compatible"})
_ADDS_UP = frozenset({"/Multiply", "/Darken", "/ColorBurn", "/Overlay", "/HardLight", "/SoftLight"})
"""Blend modes that can lay more ink than either colour has. Others make lighter, or are doubtful too."""

DEEPEST_Q = 512


class Setting:
    """The state within one content stream, and its resources."""

    def __init__(
        self,
        digests: Digests,
        fonts: dict[bytes, Any],
        resources: Any,
        state: State,
        seen: Sightings,
        where: str,
    ) -> None:
        self.resources = resources
        self.state = copy.copy(state)
        self.seen = seen
        self.fonts = fonts
        self._digests = digests
        self._where = where
        self._kept: list[State] = []
        self._marked: list[str | None] = []
        self._spaces: dict[str, Space] = {}

    @staticmethod
    def is_colour(operator: str) -> bool:
        return operator in _COLOURS

    def set(self, operator: str, operands: Sequence[Any]) -> None:
        """Any operator that only changes the state; unknown ones are left out."""
        state = self.state
        if operator == "q":
            if len(self._kept) < DEEPEST_Q:
                self._kept.append(copy.copy(state))
        elif operator == "Q":
            if self._kept:
                self.state = self._kept.pop()
        elif operator == "cm":
            state.ctm = matrices.times(matrices.of_values(operands), state.ctm)
        elif operator == "w":
            state.width = abs(operands[0])
        elif operator in _COLOURS:
            self._set_colour(operator, operands)
        elif operator == "Tf":
            state.font = self._font(operands[0])
        elif operator == "Tr":
            state.rendering = int(operands[0])
        elif operator in ("BDC", "BMC", "EMC"):
            self._mark_content(operator, operands)

    def _set_colour(self, operator: str, operands: Sequence[Any]) -> None:
        name = "fill" if operator.islower() else "stroke"
        if operator in _DEVICES:
            colour = Colour(self._device(_DEVICES[operator]), tuple(operands))
        elif operator.lower() == "cs":
            colour = spaces.initial(self.space(operands[0]))
        else:
            space = getattr(self.state, name).space
            values = tuple(value for value in operands if isinstance(value, float))
            pattern = operands[-1] if operands and isinstance(operands[-1], str) else ""
            colour = Colour(space, values, pattern)
        setattr(self.state, name, colour)

    def _device(self, space: Space) -> Space:
        """A device's space, unless the resources give it another meaning (/DefaultCMYK)."""
        default = f"/Default{space.family.removeprefix('Device')}"
        own = self._own("/ColorSpace")
        if not isinstance(own, pikepdf.Dictionary) or default not in own:
            return space
        meant = self.space(default)
        return meant if meant.channels == space.channels else space

    def space(self, found: Any) -> Space:
        """Of an operand's name, or of a /ColorSpace entry."""
        if isinstance(found, str):
            if found not in self._spaces:
                self._spaces[found] = spaces.read(pikepdf.Name(found), self._own("/ColorSpace"))
            return self._spaces[found]
        return spaces.read(found, self._own("/ColorSpace"))

    def _own(self, kind: str) -> Any:
        return self.resources.get(kind) if isinstance(self.resources, pikepdf.Dictionary) else None

    def resource(self, kind: str, name: str) -> Any:
        """What a name stands for; None, and an oddity, when it stands for nothing."""
        own = self._own(kind)
        found = own.get(name) if isinstance(own, pikepdf.Dictionary) else None
        if found is None:
            self.odd("missing-resource", f"{kind[1:]} {name}")
        return found

    def odd(self, code: str, measured: str) -> None:
        self.seen.oddities[Oddity(code, measured, self._where)] += 1

    def set_parameters(self, name: str) -> Any:
        """An ExtGState by its name. Returns the group of a soft mask that is to be walked."""
        found = self.resource("/ExtGState", name)
        if found is None:
            return None
        state = self.state
        if "/LW" in found:
            state.width = float(found["/LW"])
        if "/OP" in found:
            state.stroke_overprints = bool(found["/OP"])
            state.fill_overprints = bool(found.get("/op", found["/OP"]))
        if "/op" in found:
            state.fill_overprints = bool(found["/op"])
        if "/OPM" in found:
            state.overprint_mode = int(found["/OPM"])
        if "/Font" in found:
            state.font = self._read_font(found["/Font"][0], "ExtGState")
        for key in ("/TR", "/TR2", "/HTP"):
            if key in found and found[key] not in (pikepdf.Name.Default, pikepdf.Name.Identity):
                self.odd("transfer-curve", f"{key} of {name}")
        return self._set_transparency(found)

    def _set_transparency(self, found: Any) -> Any:
        for key in ("/ca", "/CA"):
            if key in found and float(found[key]) < 1:
                self.seen.transparency["opacity"] += 1
        if "/BM" in found:
            modes = found["/BM"]
            mode = str(modes[0] if isinstance(modes, pikepdf.Array) else modes)
            self.state.adds_up = mode in _ADDS_UP
            if mode not in _KEEPS:
                self.seen.transparency[f"blend mode {mode[1:]}"] += 1
        mask = found.get("/SMask")
        if not isinstance(mask, pikepdf.Dictionary):
            return None
        self.seen.transparency["soft mask"] += 1
        return mask.get("/G")

    def _font(self, name: str) -> Font | None:
        found = self.resource("/Font", name)
        return None if found is None else self._read_font(found, name)

    def _read_font(self, found: Any, name: str) -> Font:
        digest = self._digests.of(found)
        self.fonts[digest] = found
        return read_font(found, name, digest)

    def _mark_content(self, operator: str, operands: Sequence[Any]) -> None:
        """Marked content of an optional-content group is on that layer until its end."""
        if operator != "EMC":
            named = operator == "BDC" and operands[0] == "/OC" and isinstance(operands[1], str)
            self._marked.append(self.state.layer if named else None)
            if named:
                group = self.resource("/Properties", operands[1])
                self.state.layer = layer_name(group) or self.state.layer
        elif self._marked:
            before = self._marked.pop()
            if before is not None:
                self.state.layer = before


def layer_name(group: Any) -> str:
    """The name of an optional-content group, or of the first one in a membership."""
    if not isinstance(group, pikepdf.Dictionary):
        return ""
    if "/Name" in group:
        return str(group["/Name"])
    members = group.get("/OCGs")
    if isinstance(members, pikepdf.Array):
        members = next(iter(members), None)
    return layer_name(members)
