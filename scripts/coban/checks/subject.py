"""Subject: a finished file that is to be judged, and everything that it must agree with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coban.campaign.brief import Brief
from coban.campaign.entries import Copy, Entry
from coban.campaign.formats import Format
from coban.campaign.model import Message
from coban.campaign.orders import Order
from coban.scene import Sheet
from coban.text import Face


@dataclass(frozen=True, slots=True)
class Subject:
    """A finished piece and everything it must agree with."""

    path: Path
    kind: str
    """print or digital."""
    brief: Brief
    order: Order
    format: Format
    message: Message | None
    copy: Copy | None
    """The commune or the row of a list that it is made for; None for a piece that is the same for all."""
    trim_mm: tuple[float, float]
    """Its finished size; 0 × 0 where nobody says and the file must tell."""
    payloads: tuple[str, ...]
    """What its codes must say, each once; nothing when it must have none."""
    entries: tuple[Entry, ...]
    """The rows of a list that it shows."""
    face: Face
    px: tuple[int, int] | None = None
    """The pixels of a digital piece."""
    elsewhere: bool = False
    """The file was made by others: nothing is known of how it is built."""
    plan: Callable[[], Sheet] | None = None
    """Composes the sheet that the file was painted from; None for a file made elsewhere."""
    die: Path | None = None
    """Where its die file must lie, when it is not cut along its trim; None where nobody says."""

    @property
    def wants_sponsors(self) -> bool:
        """Whether a panel must stand on it; the dots of an LED board show no logo."""
        on_board = self.format.design == "led"
        return self.order.sponsors and bool(self.brief.campaign.sponsors) and not on_board
