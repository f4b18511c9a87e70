"""A release's files, named as newsrooms download them: PDF, DOCX, text; set once while nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from coban.artefact import sha256, sha256_of, write_whole
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE, House
from coban.press.heading import heading
from coban.press.office import FACES, office_pdf
from coban.press.plain import plain_text
from coban.press.release import PressRelease
from coban.press.statement import statement
from coban.press.word import office_docx

SET_BY = ("press", "typeset", "vietnamese.py")
SET_WITH = ("weasyprint", "python-docx", "jinja2")


def release_files(brief: Brief, release: PressRelease) -> dict[str, bytes]:
    """By name: `xu-lang-tcbc-1.pdf` and so on; a correction keeps the names, so that old links lead to it.

    Raises UnmadeError when papers cannot be set on this machine.
    """
    paper = statement(brief, release)
    stem = f"{brief.campaign.slug}-{release.id}"
    key = sha256_of(
        "\x1f".join(
            (repr(paper), repr(heading(brief, release)), str(release.held), _maker(brief.house))
        ).encode()
    )
    kept = brief.house.cache / "press" / key[:32]
    return {
        f"{stem}.docx": _kept(kept.with_suffix(".docx"), lambda: office_docx(brief, release, paper)),
        f"{stem}.pdf": _kept(kept.with_suffix(".pdf"), lambda: office_pdf(brief, release, paper)),
        f"{stem}.txt": plain_text(paper).encode(),
    }


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The file of the cache, made when it is not there."""
    if not path.is_file():
        write_whole(path, make())
    return path.read_bytes()


@lru_cache(maxsize=4)
def _maker(house: House) -> str:
    """Digest of all that sets papers but their words: code, templates, faces, libraries."""
    parts = [path for name in SET_BY for path in _files(PACKAGE / name)]
    parts += [house.asset(f"fonts/LiberationSerif-{name}.ttf") for name in FACES]
    digests = [sha256(path) for path in parts]
    return sha256_of(" ".join([*digests, *(f"{name} {version(name)}" for name in SET_WITH)]).encode())


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
