"""House: where the folders are. A checkout, or any folder with `docs/<slug>/` beside an installed wheel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coban.campaign.formats import BrandFont
from coban.errors import InputError
from coban.text import Face, find_face

PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """`assets` or `overrides` as they came with coban: in the wheel, else in the checkout."""
    in_wheel = PACKAGE / "_house" / name
    return in_wheel if in_wheel.exists() else PACKAGE.parents[1] / name


@dataclass(frozen=True, slots=True)
class House:
    """A root folder and what hangs off it."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def cache(self) -> Path:
        return self.root / ".cache" / "coban"

    def folder(self, slug: str) -> Path:
        return self.docs / slug

    def dist(self, slug: str) -> Path:
        return self.root / "dist" / slug

    def site(self, slug: str) -> Path:
        return self.root / "site" / slug

    def drafts(self, slug: str) -> Path:
        """Small pictures of pieces that are being drawn anew, with a manifest; pages follow its changes."""
        return self.cache / "drafts" / slug

    def campaigns(self) -> list[str]:
        """Slugs of every folder in docs/ that holds a campaign.yml."""
        return sorted(p.parent.name for p in self.docs.glob("*/campaign.yml"))

    def asset(self, path: str) -> Path:
        """A file of assets/: the root's own wins over the one shipped with coban."""
        own = self.root / "assets" / path
        return own if own.exists() else shipped("assets") / path

    def assets(self, pattern: str) -> list[Path]:
        """Files of assets/ by pattern, such as `brand/*.yml`, sorted by name, the root's own first."""
        own = {found.name: found for found in (self.root / "assets").glob(pattern)}
        theirs = {found.name: found for found in shipped("assets").glob(pattern)}
        return [found for _, found in sorted((theirs | own).items())]

    def face(self, font: BrandFont) -> Face:
        """The face that pieces are set in on this machine."""
        return find_face(font.installed, self.asset(font.file))

    def artwork(self, slug: str, path: str) -> Path:
        """A file that a campaign names: from its folder, else from assets/. Never from anywhere else.

        Raises InputError when there is none, or when it is a link that leads out of those folders.
        """
        file = f"docs/{slug}/campaign.yml"
        leaves = False
        for base in (self.folder(slug), self.root / "assets", shipped("assets")):
            found = (base / path.removeprefix("assets/")).resolve()
            if found.is_file() and found.is_relative_to(base.resolve()):
                return found
            leaves = leaves or found.is_file()
        if leaves:
            raise InputError.at(file, f"file '{path}' leads out of docs/{slug}/ and assets/; copy it there")
        raise InputError.at(file, f"file '{path}' is not there; expected it in docs/{slug}/ or in assets/")
