"""BagFlat: the flat of a paper bag before it is cut, creased and glued."""

from __future__ import annotations

from coban.campaign.facts import Noun
from coban.campaign.measures import Length
from coban.units import parse_length

NARROWEST_FRONT_MM = 100.0
"""A front that is narrower or lower is no bag's."""


class BagFlat(Noun):
    """The flat of a paper bag; what it leaves of the trim is body: side, front, side, back."""

    flap: Length
    """The glue flap at the left."""
    inked_flap: Length = "0mm"
    """How far the ink runs onto the flap: glue does not hold on ink."""
    depth: Length
    """How wide the two sides are."""
    mouth: Length
    """What is turned in at the mouth."""
    bottom: Length
    """What is folded under; over half the depth, or the bottom stays open."""

    @property
    def flap_mm(self) -> float:
        return parse_length(self.flap)

    @property
    def inked_flap_mm(self) -> float:
        return parse_length(self.inked_flap)

    @property
    def depth_mm(self) -> float:
        return parse_length(self.depth)

    @property
    def mouth_mm(self) -> float:
        return parse_length(self.mouth)

    @property
    def bottom_mm(self) -> float:
        return parse_length(self.bottom)

    def front_mm(self, width_mm: float, height_mm: float) -> tuple[float, float]:
        """Width and height of the front that a flat of this size leaves; negative when it is too small."""
        wide = (width_mm - self.flap_mm - 2 * self.depth_mm) / 2
        return wide, height_mm - self.mouth_mm - self.bottom_mm
