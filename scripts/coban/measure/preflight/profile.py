"""What a print file must be like, as data: `assets/preflight/<id>.yml`. Lengths are at final size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from coban.campaign.facts import Noun
from coban.campaign.house import shipped
from coban.campaign.reader import read_yaml
from coban.campaign.wording import check as typed
from coban.errors import InputError

FOLDER = "preflight"

Model = Literal["cmyk", "grey", "spot", "rgb", "lab"]


class Conformity(Noun):
    """What the file must say of itself."""

    versions: tuple[str, ...]
    """Values of XMP `pdfxid:GTS_PDFXVersion` that are accepted."""
    least_pdf: str
    """The oldest version of PDF, such as '1.6'."""
    profile_class: str = "prtr"
    profile_space: str = "CMYK"


class Boxes(Noun):
    bleed_mm: float
    """The least on every side."""
    longest_units: float = 14_400
    scale_without_user_unit: float = 1
    """How many times larger than the file the piece is, when the page has no UserUnit."""


class Inks(Noun):
    allowed: tuple[Model, ...] = ("cmyk", "grey", "spot")
    most_percent: float = 300
    slack_percent: float = 1
    """Eight bits for a plate round by up to half a percent of four."""
    stray_share: float = 0.0002
    """Of a picture's or a page's pixels that may exceed the limit."""
    black_percent: float = 70
    """From how much of it black counts as black."""
    beside_black_percent: float = 10
    """The most of the three other inks together, under black text and codes."""
    text_layers: tuple[str, ...] = ("message", "place", "imprint", "qr", "mark")
    """Layers in which every shape is a letter or a code."""


class Images(Noun):
    least_dpi: float = 150
    least_line_art_dpi: float = 300


class Lines(Noun):
    thinnest_pt: float = 0.25


class Profile(Noun):
    """A whole profile, as it stands in its file."""

    id: str
    """What it is called."""
    title: str
    """What it is for, as the command says it."""
    conformity: Conformity
    """What the file must say of itself."""
    boxes: Boxes
    """Bleed, and how large a page may be."""
    inks: Inks = Inks()
    images: Images = Images()
    lines: Lines = Lines()

    def at_scale(self, scale: int) -> Profile:
        """The same for files of 1:scale that do not tell so by UserUnit."""
        boxes = self.boxes.model_copy(update={"scale_without_user_unit": scale})
        return self.model_copy(update={"boxes": boxes, "title": f"{self.title}, taken as 1:{scale}"})


def profiles() -> tuple[str, ...]:
    """The profiles shipped with coban, the usual one first."""
    names = (path.stem for path in (shipped("assets") / FOLDER).glob("*.yml"))
    return tuple(sorted((name for name in names if name != "codes"), key=lambda name: (name != "x-4", name)))


def profile_named(name: str) -> Profile:
    """A shipped profile by its name, or any by the path of its YAML file. Raises InputError."""
    if name in profiles():
        return _read(shipped("assets") / FOLDER / f"{name}.yml")
    if name.endswith((".yml", ".yaml")):
        return _read(Path(name))
    known = ", ".join(profiles())
    raise InputError.at(
        "--profile", f"'{name}' is unknown; known profiles: {known}; or give the path of a .yml"
    )


@lru_cache(maxsize=8)
def _read(path: Path) -> Profile:
    tree = read_yaml(path, str(path))
    found, problems = typed(Profile, tree.value)
    if tree.faults or found is None:
        raise InputError([*tree.faults, *(tree.fault(*problem) for problem in problems)])
    return found
