"""KitFile: one file of a kit with all that is said of it. Every kit is a choice of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coban.archive import Content
from coban.artefact import Artefact
from coban.errors import UnmadeError
from coban.rights import PictureRights

PARTS: Mapping[str, str] = {
    "thong-cao": "Thông cáo báo chí",
    "thong-tin": "Thông tin chiến dịch",
    "anh": "Ảnh",
    "in-an": "Tệp in mẫu",
    "logo": "Biểu trưng và logo",
    "thuong-hieu": "Nhận diện",
    "lich": "Lịch",
}
"""The folders of a kit, in the order in which a newsroom needs them."""

LONGEST = 180
"""Letters of a path: Windows' 260 with room for the folder that somebody unpacks into."""

DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for itself, whatever their ending."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")


@dataclass(frozen=True, slots=True)
class KitFile:
    """One file, under its name in the kit."""

    name: str
    content: Content
    title: str
    """In Vietnamese, for people."""
    rights: PictureRights | None = None
    """Of a picture, and inside it."""
    px: tuple[int, int] | None = None
    """Of a picture of pixels."""
    row: Artefact | None = None
    """The piece that it is."""
    release: str | None = None
    """The release that it belongs to, by its id."""
    ground: str | None = None
    """The colour that an emblem is made for, as #rrggbb."""

    @property
    def part(self) -> str:
        """The folder, a key of PARTS; nothing for what lies at the top."""
        return self.name.partition("/")[0] if "/" in self.name else ""

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    @property
    def bytes(self) -> int:
        content = self.content
        return content.stat().st_size if isinstance(content, Path) else len(content)


def must_travel(names: Iterable[str]) -> None:
    """Raises UnmadeError with every name that Windows, macOS or Linux would not unpack as it is."""
    wrong = sorted(_problems(list(names)))
    if wrong:
        raise UnmadeError("; ".join(wrong) + "; give the order, the release or the picture another name")


def _problems(names: list[str]) -> Iterator[str]:
    folded: dict[str, str] = {}
    for name in names:
        steps = name.split("/")
        if len(name) > LONGEST:
            yield f"'{name}' has {len(name)} letters; a path in a kit has at most {LONGEST}"
        if any(not step or not _LETTERS.issuperset(step.lower()) or step[-1] in ". " for step in steps):
            yield f"'{name}' has signs that not every system allows"
        if any(step.partition(".")[0].lower() in DEVICES for step in steps):
            yield f"'{name}' is a name that Windows keeps for a device"
        if name.lower() in folded:
            yield f"'{folded[name.lower()]}' and '{name}' are one file to Windows and macOS"
        folded[name.lower()] = name
