"""Room: where copies wait on the disk until the ZIPs are written, so that none stays in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coban.campaign.house import House


@dataclass(frozen=True, slots=True)
class Room:
    """A folder that is gone when the kits are written."""

    folder: Path

    def put(self, name: str, content: bytes) -> Path:
        """The file, under its name in the kit."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path


@contextmanager
def rooms(house: House) -> Iterator[Room]:
    """One room, on the disk that the kits will lie on."""
    dist = house.root / "dist"  # where a build sweeps away what a killed one left under such names
    dist.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".coban-", suffix=".part", dir=dist) as folder:
        yield Room(Path(folder))
