"""The judge itself: profiles, files that cannot be read, checks that break, and the real campaign."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.checks.subjects import make

from coban.campaign import Brief
from coban.campaign.places import Place
from coban.checks import Finding, Outcome, Subject, Verdict, judge, judge_campaign, registered, registry
from coban.checks.outcome import Measured
from coban.colour import Ink
from coban.errors import InputError
from coban.geometry import Rect
from coban.layout import Commission, commissions, compose, localise
from coban.paint.pdf import PdfPainter
from coban.scene import Box, Item, Role, Sheet, Text


def test_unknown_checks_and_options_are_named_with_those_that_are_known(
    xu_lang: Brief, tmp_path: Path
) -> None:
    subject, _ = make(xu_lang, tmp_path, {})
    profile = {"sponsor-shar": {}, "qr-quiet-zone": {"max": 3}, "palette-only": {"tolerance": "few"}}
    with pytest.raises(InputError) as raised:
        judge(subject, profile)
    known = ", ".join(registered())
    assert {fault.file for fault in raised.value.faults} == {"assets/brand/xanh-coban.yml"}
    assert [fault.message for fault in raised.value.faults] == [
        "check 'palette-only': option 'tolerance' is 'few'; expected a number, such as 3.0",
        "check 'qr-quiet-zone': option 'max' is unknown; known options: modules, contrast",
        f"check 'sponsor-shar' is unknown; did you mean 'sponsor-share'? known checks: {known}",
    ]


@pytest.mark.parametrize("written", [b"", b"%PDF-1.6 and then nothing", b"\x89PNG\r\n\x1a\n"])
@pytest.mark.parametrize("digital", [False, True])
def test_a_file_that_does_not_open_never_passes(
    written: bytes, digital: bool, xu_lang: Brief, tmp_path: Path
) -> None:
    subject, _ = make(xu_lang, tmp_path, {"digital": digital})
    subject.path.write_bytes(written)
    verdict = judge(subject)
    assert verdict.outcome == Outcome.FAIL
    assert [finding.code for finding in verdict.findings] == ["unreadable"]


def test_a_file_that_is_gone_never_passes(xu_lang: Brief, tmp_path: Path) -> None:
    subject, _ = make(xu_lang, tmp_path, {})
    subject.path.unlink()
    assert judge(subject).outcome == Outcome.FAIL


def test_a_check_that_breaks_is_an_error_and_the_others_still_run(
    xu_lang: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(piece: object) -> list[Finding]:
        """It breaks."""
        raise ZeroDivisionError("nothing by nothing")

    check = registered()["boxes"]
    known = dict(registered()) | {
        "boxes": registry.Check(
            **{f: getattr(check, f) for f in check.__dataclass_fields__ if f != "run"}, run=broken
        )
    }
    monkeypatch.setattr(registry, "registered", lambda: known)
    subject, _ = make(xu_lang, tmp_path, {})
    verdict = judge(subject, {"boxes": {}, "qr-decodes": {}})
    assert verdict.outcomes == {"boxes": Outcome.ERROR, "qr-decodes": Outcome.PASS}
    assert "nothing by nothing" in verdict.findings[0].message


def test_no_checks_are_no_pass(xu_lang: Brief, tmp_path: Path) -> None:
    subject, _ = make(xu_lang, tmp_path, {})
    assert judge(subject, {}).outcome == Outcome.ERROR


def test_a_verdict_survives_json_and_pickle(xu_lang: Brief, tmp_path: Path) -> None:
    subject, _ = make(xu_lang, tmp_path, {"piece": {"panel": [-50, -50, 1910, 1100]}})
    verdict = judge(subject)
    assert verdict.value("sponsor-share") == pytest.approx(31, abs=0.1)
    assert Verdict.from_json(json.loads(json.dumps(verdict.as_json()))) == verdict
    assert pickle.loads(pickle.dumps(verdict)) == verdict


def test_nearness_counts_the_limit_that_is_used_up() -> None:
    assert Measured("a", "a", 15, "%", 30).nearness == 0.5
    assert Measured("a", "a", 8, "ô", 4, at_most=False).nearness == 0.5


@dataclass(frozen=True)
class Press:
    """Coban's own painter at work on one order: what the judge's mutants are made of."""

    brief: Brief
    commission: Commission
    base: Sheet
    painter: PdfPainter
    folder: Path

    def judged(self, place: Place, sheet: Sheet | None = None) -> Verdict:
        """The verdict on a sheet, given out as the banner of this commune."""
        made = sheet or localise(self.base, self.commission, place)
        painter = self.painter if made.shared is self.base.shared else _painter(self.brief, made)
        path = self.folder / f"{place.code}.pdf"
        path.write_bytes(painter.paint(made))
        subject = Subject(
            path=path,
            kind="print",
            brief=self.brief,
            order=self.commission.order,
            format=self.commission.format,
            message=self.commission.message,
            copy=place,
            trim_mm=(self.commission.width, self.commission.height),
            payloads=self.commission.payloads(place),
            entries=(),
            face=self.commission.face,
            plan=lambda: localise(self.base, self.commission, place),
        )
        return judge(subject)


def _painter(brief: Brief, base: Sheet) -> PdfPainter:
    return PdfPainter(base, brief.house.asset("icc/ISOcoated_v2_300_bas.icc"))


@pytest.fixture(scope="module")
def press(xu_lang: Brief, tmp_path_factory: pytest.TempPathFactory) -> Press:
    (commission,) = commissions(xu_lang, xu_lang.campaign.order("bang-zon-xa"))
    base = compose(commission)
    return Press(xu_lang, commission, base, _painter(xu_lang, base), tmp_path_factory.mktemp("banners"))


@pytest.fixture(scope="module")
def banners(press: Press) -> list[Verdict]:
    """Twelve of coban's own banners, made by the painter and judged."""
    return [press.judged(place) for place in press.brief.places[::17]]


def _failed(verdict: Verdict) -> set[tuple[str, str]]:
    return {(f.check, f.code) for f in verdict.findings if f.outcome >= Outcome.FAIL}


def test_the_neighbours_banner_is_caught(press: Press) -> None:
    mine, neighbour = press.brief.places[:2]
    verdict = press.judged(mine, localise(press.base, press.commission, neighbour))
    assert _failed(verdict) == {
        ("as-composed", "line-missing"),
        ("place-verbatim", "other-name"),
        ("qr-decodes", "other-payload"),
    }


def _changed(sheet: Sheet, change: Callable[[Item], Item]) -> Sheet:
    return replace(sheet, shared=tuple(change(item) for item in sheet.shared))


def _tightened(item: Item) -> Item:
    """The slogan set three per cent closer than the face would have it, its words untouched."""
    if not isinstance(item, Text) or item.role != Role.MESSAGE:
        return item
    tight = replace(item.line, glyphs=tuple(replace(g, x=g.x * 0.97) for g in item.line.glyphs))
    return replace(item, line=tight)


def _moved(item: Item) -> Item:
    return replace(item, y=item.y + 400) if isinstance(item, Text) and item.role == Role.MESSAGE else item


def _red(item: Item) -> Item:
    red = Ink("red", (227, 6, 19), (0, 100, 100, 0))
    return replace(item, ink=red) if isinstance(item, Text) and item.role == Role.MESSAGE else item


def _wide_panel(item: Item) -> Item:
    if not isinstance(item, Box) or item.role != Role.SPONSOR or item.rect.height < 900:
        return item
    return replace(item, rect=Rect(item.rect.x, item.rect.y, 1950, item.rect.height))


@pytest.mark.parametrize(
    ("change", "caught"),
    [
        (_tightened, ("typeface", "other-letters")),
        (_moved, ("safe-area", "outside")),
        (_red, ("palette-only", "foreign-ink")),
        (_wide_panel, ("sponsor-share", "over-limit")),
    ],
)
def test_a_mutant_of_our_own_banner_is_caught(
    press: Press, change: Callable[[Item], Item], caught: tuple[str, str]
) -> None:
    place = press.brief.places[3]
    mutant = _changed(localise(press.base, press.commission, place), change)
    assert caught in _failed(press.judged(place, mutant))


def test_our_own_banners_break_no_rule_and_leave_nothing_unsure(banners: list[Verdict]) -> None:
    assert len(banners) == 12
    for verdict in banners:
        troubles = [f for f in verdict.findings if f.outcome >= Outcome.UNSURE]
        assert {f.check for f in troubles} <= {"stand-ins"}, troubles
        assert verdict.outcomes["typeface"] == Outcome.PASS
        assert 5 < (verdict.value("sponsor-share") or 0) <= 20


def test_the_campaign_lists_its_open_facts(xu_lang: Brief) -> None:
    asked = {"unconfirmed": {}}
    draft, release = judge_campaign(xu_lang, False, asked), judge_campaign(xu_lang, True, asked)
    assert draft.outcome == Outcome.WARN and release.outcome == Outcome.FAIL
    facts = [finding for finding in release.findings if finding.code == "open-fact"]
    assert len(draft.findings) == len(facts) > 3
    assert len(release.findings) - len(facts) == len(xu_lang.campaign.sponsors) + 1
    assert all("docs/xu-lang/campaign.yml" in finding.where for finding in draft.findings)
