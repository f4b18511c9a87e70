"""The subject of a piece that coban composes: all that its order, format and place say it should be."""

from __future__ import annotations

from pathlib import Path

from coban.campaign.entries import Copy
from coban.checks.subject import Subject
from coban.layout import Commission, compose, localise
from coban.scene import Sheet


def subject_for(
    commission: Commission,
    copy: Copy | None,
    path: Path,
    base: Sheet | None = None,
    *,
    die: Path | None = None,
) -> Subject:
    """What the judge is told: the file, with its die file, and what it should be.

    `base` spares composing it anew.
    """
    return Subject(
        path=path,
        kind="digital" if commission.px else "print",
        brief=commission.brief,
        order=commission.order,
        format=commission.format,
        message=commission.message,
        copy=copy,
        trim_mm=(commission.width, commission.height),
        px=commission.px,
        payloads=commission.payloads(copy),
        entries=commission.rows(copy),
        face=commission.face,
        plan=lambda: localise(base or compose(commission), commission, copy),
        die=die,
    )
