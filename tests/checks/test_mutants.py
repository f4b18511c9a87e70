"""The judge is judged: mutants of every campaign's own pieces, each to be caught by the check that should.

The table of what caught what is printed at the end of the run (`tests/conftest.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from tests.checks.mutants import MUTANTS, Mutant, NotThere
from tests.checks.pieces import ROOT

from coban.campaign import Brief, House, load
from coban.campaign.entries import Copy
from coban.checks import Outcome, Subject, Verdict, judge
from coban.layout import Commission, commissions, compose, localise
from coban.paint.die import paint_die
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter, encode_png
from coban.scene import Role, Sheet, Text

HOUSE = House(ROOT)
ICC = "icc/ISOcoated_v2_300_bas.icc"
EXPLAINED = {"stand-ins"}
"""Checks that warn of drafts: an official picture is still to come."""

MOST_PX = 2000
"""The longer side of digital pieces that are tried: larger ones only take longer."""

ROLES = (Role.QR, Role.SPONSOR, Role.EMBLEM, Role.PLACE)


@dataclass(frozen=True)
class Sample:
    """A piece of a campaign as it was composed."""

    brief: Brief
    commission: Commission
    copy: Copy | None
    sheet: Sheet

    def judged(self, sheet: Sheet, folder: Path) -> Verdict:
        """The verdict on this sheet, given out as the sample."""
        commission = self.commission
        digital = commission.px is not None
        path = folder / ("piece.png" if digital else "piece.pdf")
        path.write_bytes(_png(sheet) if digital else _pdf(self.brief, sheet))
        die = folder / "piece_be.pdf"
        if sheet.die and not digital:
            die.write_bytes(paint_die(sheet, sheet.die, self.brief.house.asset(ICC)))
        subject = Subject(
            path=path,
            kind="digital" if digital else "print",
            brief=self.brief,
            order=commission.order,
            format=commission.format,
            message=commission.message,
            copy=self.copy,
            trim_mm=(commission.width, commission.height),
            px=commission.px,
            payloads=commission.payloads(self.copy),
            entries=commission.rows(self.copy),
            face=commission.face,
            plan=lambda: self.sheet,
            die=die if self.sheet.die else None,
        )
        return judge(subject)


def _png(sheet: Sheet) -> bytes:
    assert sheet.px
    return encode_png(PngPainter(sheet, sheet.px[0]).image(sheet), None, sheet)


def _pdf(brief: Brief, sheet: Sheet) -> bytes:
    inks = [brief.brand.ink(name) for name in brief.brand.inks]
    return PdfPainter(sheet, brief.house.asset(ICC), inks=inks).paint(sheet)


@lru_cache(maxsize=16)
def samples(slug: str, kind: str) -> tuple[Sample, ...]:
    """The pieces of this kind, one for each order and slogan, those with the most to spoil first."""
    brief = load(HOUSE, slug)
    found = [
        (commission, next(iter(brief.copies(order))))
        for order in brief.campaign.orders
        for commission in commissions(brief, order)
        if (commission.px is not None) == (kind == "digital") and max(commission.px or (0,)) <= MOST_PX
    ]
    made = [Sample(brief, c, copy, localise(compose(c), c, copy)) for c, copy in found]
    return tuple(sorted(made, key=_worth, reverse=True))


def _spoilt(slug: str, kind: str, mutant: Mutant) -> tuple[Sample, Sheet]:
    """The first piece that this mutant can spoil, and the mutant. Raises NotThere when there is none."""
    for piece in samples(slug, kind):
        try:
            return piece, mutant.spoil(piece.sheet, piece.brief)
        except NotThere:
            continue
    raise NotThere(f"{slug} has nothing of the kind")


def _worth(one: Sample) -> tuple[int, float]:
    """How much there is to spoil, then how large the slogan's letters are, in shares of the piece."""
    sizes = [item.size for item in one.sheet.of(Role.MESSAGE) if isinstance(item, Text)]
    px = one.sheet.px[0] / one.sheet.width if one.sheet.px else 1 / one.sheet.width
    return sum(bool(one.sheet.of(role)) for role in ROLES), max(sizes, default=0) * px


PIECES = [(slug, kind) for slug in HOUSE.campaigns() for kind in ("print", "digital")]


@pytest.mark.parametrize(("slug", "kind"), PIECES, ids=["-".join(piece) for piece in PIECES])
def test_the_piece_as_it_is_raises_no_alarm(slug: str, kind: str, tmp_path: Path) -> None:
    piece = samples(slug, kind)[0]
    verdict = piece.judged(piece.sheet, tmp_path)
    alarms = [f for f in verdict.findings if f.outcome >= Outcome.UNSURE and f.check not in EXPLAINED]
    assert alarms == [], piece.commission.order.id


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.spoil.__name__)
@pytest.mark.parametrize(("slug", "kind"), PIECES, ids=["-".join(piece) for piece in PIECES])
def test_a_mutant_is_caught_by_the_check_that_should(
    slug: str, kind: str, mutant: Mutant, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    row = (mutant.name, slug, kind)
    try:
        piece, spoilt = _spoilt(slug, kind, mutant)
    except NotThere:
        record_property("mutant", (*row, "", ""))
        return
    verdict = piece.judged(spoilt, tmp_path)
    failed = [f"{f.check}/{f.code}" for f in verdict.findings if f.outcome >= Outcome.FAIL]
    caught = [name for name in mutant.caught_by if name in failed]
    record_property("mutant", (*row, "caught" if caught else "missed", ", ".join(caught)))
    unsure = [finding for finding in verdict.findings if finding.outcome == Outcome.UNSURE]
    assert caught, (piece.commission.order.id, failed, unsure)


def test_every_mutant_lives_somewhere() -> None:
    """A mutant that no campaign can have would prove nothing."""
    lived = set()
    for slug, kind in PIECES:
        for mutant in MUTANTS:
            try:
                _spoilt(slug, kind, mutant)
            except NotThere:
                continue
            lived.add(mutant.name)
    assert lived == {mutant.name for mutant in MUTANTS}
