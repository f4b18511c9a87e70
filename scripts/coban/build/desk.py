"""For people at desks: letters of invitation, report forms, texts for operators; made when facts changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from coban.build import digests
from coban.build.handouts import HandedOut
from coban.build.standing import on_record, stands, write_record
from coban.build.tidy import remove_stale
from coban.build.unmade import unmade
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE
from coban.errors import InputError
from coban.forms import LETTERS, PLAN, sms_channels, write_letters, write_report_forms, write_slips
from coban.typeset import FACES

WRITTEN_BY = ("forms", "typeset", "campaign", "qr", "text.py", "vietnamese.py", "artefact.py")
WRITTEN_WITH = ("weasyprint", "pydyf", "pikepdf", "python-docx", "xlsxwriter", "qrcode")


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper that an office writes, fills in or sends."""

    name: str
    wanted: Callable[[Brief], bool]
    """Whether the campaign has any."""
    write: Callable[[Brief], list[Path]]


PAPERS = (
    # A letter for each receiver alone is for the day on which they are signed: `coban letters`.
    Paper("letters", lambda brief: _has(brief, LETTERS), partial(write_letters, alone=False)),
    Paper("report-forms", lambda brief: _has(brief, PLAN), write_report_forms),
    Paper("slips", lambda brief: bool(sms_channels(brief)), write_slips),
)


def for_desks(brief: Brief) -> HandedOut:
    """Every paper that the campaign has; one that cannot be made stops no other."""
    return sum((_kept(brief, paper) for paper in PAPERS), HandedOut())


def _kept(brief: Brief, paper: Paper) -> HandedOut:
    dist = brief.house.dist(brief.campaign.slug)
    record = brief.house.cache / "desk" / brief.campaign.slug / f"{paper.name}.json"
    if not paper.wanted(brief):
        removed = remove_stale(dist, on_record(record), [])
        record.unlink(missing_ok=True)
        return HandedOut(removed=removed)
    key = _key(brief)
    if stands(record, key, dist, alone=False):
        return HandedOut()
    before = on_record(record)
    try:
        written = paper.write(brief)
    except InputError as error:
        return HandedOut(faults=tuple(error.faults))
    except Exception as error:  # noqa: BLE001 -- the rest of the campaign waits; the summary names this
        return HandedOut(faults=(unmade(f"dist/{brief.campaign.slug}/ ({paper.name})", error),))
    removed = remove_stale(dist, before, [path.relative_to(dist).as_posix() for path in written])
    write_record(record, key, dist, written)
    return HandedOut(len(written), removed)


def _has(brief: Brief, file: str) -> bool:
    return (brief.house.folder(brief.campaign.slug) / file).is_file()


def _key(brief: Brief) -> str:
    """Digest of everything that papers are written from: the campaign's facts, but for its pages."""
    folder = brief.house.folder(brief.campaign.slug)
    facts = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".csv"))
    return digests.digest(
        *(f"{path.name} {digests.path_digest(path)}" for path in facts),
        digests.jsonable(brief.brand),
        *(digests.file_digest(brief.house.asset(path)) for path in FACES.values()),
        *_tools(),
    )


@lru_cache(maxsize=1)
def _tools() -> tuple[str, ...]:
    code = (digests.path_digest(PACKAGE / name) for name in WRITTEN_BY)
    return (*code, *(f"{name} {version(name)}" for name in WRITTEN_WITH))
