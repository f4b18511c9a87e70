"""PressRelease: one release as it reads at some moment, with what was corrected in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from coban.campaign.facts import VIET_NAM, Unconfirmed
from coban.press.blocks import Block, Run
from coban.press.front import Front

FOLDER = "bao-chi"
"""Where releases lie: in the campaign's folder, and on its site."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One file of `docs/<slug>/bao-chi/`: a release, or a later version of one."""

    id: str
    """The file's name without its ending."""
    file: str
    """As the user writes it."""
    path: Path
    front: Front
    lead: tuple[Run, ...]
    body: tuple[Block, ...]
    notes: tuple[Block, ...]

    @property
    def out_from(self) -> datetime:
        """The moment from which everybody may see it."""
        return self.front.embargo or datetime.combine(self.front.day, time.min, VIET_NAM)

    @property
    def dated(self) -> datetime | None:
        """The same as a fact to be told: None while the day is provisional."""
        provisional = isinstance(self.front.date, Unconfirmed) and not self.front.embargo
        return None if provisional else self.out_from


@dataclass(frozen=True, slots=True)
class Correction:
    """What a later version changed."""

    version: int
    since: datetime
    changes: str


@dataclass(frozen=True, slots=True)
class PressRelease:
    """A release as it reads at a moment: the newest of its versions that is out then."""

    id: str
    """Of the first version; its address never changes."""
    draft: Draft
    """The version that is shown."""
    corrections: tuple[Correction, ...]
    """Newest first; none in a first version."""
    first_out: datetime
    """When the first version went out."""
    published: datetime | None
    """The same as a fact to be told: None while the day is provisional."""
    held: bool
    """Whether the public may not see this version yet: it is shown to invited newsrooms alone."""

    @property
    def front(self) -> Front:
        return self.draft.front

    @property
    def out_from(self) -> datetime:
        return self.draft.out_from

    @property
    def modified(self) -> datetime | None:
        """When this version went out, as a fact to be told."""
        return self.draft.dated

    @property
    def address(self) -> str:
        """From the site's root."""
        return f"{FOLDER}/{self.id}/"

    @property
    def open_facts(self) -> tuple[str, ...]:
        """Why something in its text or above it is not confirmed."""
        blocks = (*self.draft.body, *self.draft.notes)
        texts = [run.why for run in self.draft.lead if run.why]
        texts += [run.why for block in blocks for run in block.runs if run.why]
        above = [self.front.date, self.front.number, *(picture.licence for picture in self.front.pictures)]
        return (*texts, *(fact.unconfirmed for fact in above if isinstance(fact, Unconfirmed)))
