"""Tables and lines for the terminal: what a build did, what the judge said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coban.build import Judgement, Summary, tally
from coban.campaign import open_facts
from coban.checks import Finding, Measured, Outcome, Verdict
from coban.checks.tables import extremes

STYLES = {
    Outcome.ERROR: "bold red",
    Outcome.FAIL: "red",
    Outcome.WARN: "yellow",
    Outcome.UNSURE: "yellow",
    Outcome.SKIP: "dim",
    Outcome.PASS: "green",
}
MOST_LISTED = 6
LEFT = ("campaign", "judged", "site")
COLUMNS = ("campaign", "pieces", "made", "left alone", "removed", "checks", "judged", "open facts", "site")


def print_summary(console: Console, summary: Summary) -> None:
    """What was made and left alone, then every fault in full."""
    table = Table(box=None, pad_edge=False)
    for title in COLUMNS:
        table.add_column(title, justify="left" if title in LEFT else "right")
    for row in summary.campaigns:
        counts = (row.pieces, row.made, row.left_alone, row.removed, row.checks)
        table.add_row(row.slug, *map(str, counts), judged(row.outcomes), str(row.open_facts), row.site)
    console.print(table)
    for fault in summary.every_fault:
        console.print(f"[red]not made[/] {escape(str(fault))}", soft_wrap=True)
    without = ", ".join(row.slug for row in summary.campaigns if row.unaddressed)
    if without:
        why = "'site' is not confirmed in campaign.yml"
        console.print(f"[yellow]no feeds, no sitemap[/] {without}: {why}", soft_wrap=True)
    checks = sum(row.checks for row in summary.campaigns)
    console.print(
        f"{_done(summary)}, {checks} checks, {summary.seconds:.1f} s. Reports: dist/SLUG/report.html",
        soft_wrap=True,
    )


def _done(summary: Summary) -> str:
    """'18 files made, 1 kit made, 3 packages made, 3 removed', or that nothing had to be."""
    rows = summary.campaigns
    counts = {
        "file": sum(row.made for row in rows),
        "report": sum(row.report == "made" for row in rows),
        "kit": sum(row.kit == "made" for row in rows),
        "package": sum(row.packages for row in rows),
        "handout": sum(row.handouts for row in rows),
        "site": sum(row.site == "made" for row in rows),
    }
    told = [f"{n} {noun}{'' if n == 1 else 's'} made" for noun, n in counts.items() if n]
    if not counts["file"]:
        told.insert(0, "No piece was made again")
    if removed := sum(row.removed for row in rows):
        told.append(f"{removed} removed")
    if len(told) == 1 and not counts["file"] and not summary.every_fault:
        return "Nothing changed, nothing was made again"
    return ", ".join(told)


def print_judgement(console: Console, judgement: Judgement, *, strict: bool) -> int:
    """Findings alike on many pieces as one row, worst first; then open facts. Returns the exit code."""
    verdicts = [judgement.campaign, *(ruling.verdict for ruling in judgement.rulings)]
    slug = judgement.brief.campaign.slug
    console.print(f"[bold]{slug}[/]: {judged(tally(verdicts[1:]))} of {len(judgement.rulings)} pieces")
    print_findings(console, verdicts)
    _print_extremes(console, judgement)
    _print_advice(console, verdicts)
    facts = open_facts(judgement.brief)
    for fact in facts:
        console.print(f"[yellow]open[/] {fact.at}: {escape(str(fact))}", soft_wrap=True)
    for fault in judgement.faults:
        console.print(f"[red]not judged[/] {escape(str(fault))}", soft_wrap=True)
    return max(exit_code(verdicts, strict=strict), 1 if judgement.faults else 0)


def print_file_verdict(console: Console, name: str, verdict: Verdict, *, strict: bool) -> int:
    """What was measured of a file beside its limits, then what is wrong. Returns the exit code."""
    console.print(f"[bold]{escape(name)}[/]")
    table = Table(box=None, pad_edge=False)
    for title in ("check", "measured", "", "limit", ""):
        table.add_column(title, justify="right" if title in ("measured", "limit") else "left")
    for one in dict.fromkeys(verdict.measured):
        limit = "" if one.limit is None else f"{'≤' if one.at_most else '≥'} {one.limit:g}"
        table.add_row(one.check, f"{one.value:g} {one.unit}", one.label, limit, _judged_so(verdict, one))
    console.print(table)
    print_verdict(console, verdict)
    for finding in verdict.advice:
        if finding.outcome >= Outcome.UNSURE:
            console.print(f"[dim]advice[/] {finding.check}: {_told(finding)}", soft_wrap=True)
    return exit_code([verdict], strict=strict)


def _judged_so(verdict: Verdict, one: Measured) -> str:
    """A value within its limit passes, whatever else its check found wrong."""
    outcome = verdict.outcomes.get(one.check)
    if outcome in (Outcome.FAIL, Outcome.WARN) and one.limit and one.nearness <= 1:
        outcome = Outcome.PASS
    return f"[{STYLES[outcome]}]{outcome.name}[/]" if outcome is not None else "[dim]advice[/]"


def print_verdict(console: Console, verdict: Verdict) -> int:
    """What the judge said of one piece. Returns the exit code."""
    print_findings(console, [verdict])
    by_check = Counter(outcome.name for outcome in verdict.outcomes.values())
    console.print(f"{len(verdict.outcomes)} checks: {judged(by_check)}")
    return exit_code([verdict], strict=False)


def exit_code(verdicts: Iterable[Verdict], *, strict: bool) -> int:
    """3 when a check broke, 1 when something failed (`strict`: or is doubtful), else 0."""
    worst = max(verdict.outcome for verdict in verdicts)
    if worst == Outcome.ERROR:
        return 3
    return 1 if worst == Outcome.FAIL or (strict and worst >= Outcome.UNSURE) else 0


def judged(outcomes: Mapping[str, int]) -> str:
    """'8 fail, 200 pass', worst first, in colour."""
    worst_first = sorted(Outcome, reverse=True)
    told = [
        f"[{STYLES[o]}]{outcomes[o.name]} {o.name.lower()}[/]" for o in worst_first if outcomes.get(o.name)
    ]
    return ", ".join(told) or "nothing"


def print_findings(console: Console, verdicts: Iterable[Verdict], *, least: Outcome = Outcome.SKIP) -> None:
    """Those that weigh at least so much, alike ones of several pieces as one row, the worst first."""
    alike: dict[tuple[Outcome, str, str], list[tuple[str, Finding]]] = defaultdict(list)
    for verdict in verdicts:
        for finding in (one for one in verdict.findings if one.outcome >= least):
            alike[finding.outcome, finding.check, finding.code].append((verdict.subject, finding))
    if not alike:
        return
    table = Table(box=None, pad_edge=False)
    for title in ("", "check", "pieces", "what", "such as"):
        table.add_column(title, justify="right" if title == "pieces" else "left", overflow="fold")
    for (outcome, check, _code), found in sorted(alike.items(), key=lambda row: (-row[0][0], row[0][1:])):
        by_piece: dict[str, list[Finding]] = defaultdict(list)
        for subject, finding in found:
            by_piece[subject].append(finding)
        # The piece of which most is said stands for all.
        name, most = max(by_piece.items(), key=lambda row: len(row[1]))
        told, pieces = _listed(most), str(len(by_piece))
        table.add_row(f"[{STYLES[outcome]}]{outcome.name}[/]", check, pieces, told, escape(name))
    console.print(table)


def _print_extremes(console: Console, judgement: Judgement) -> None:
    """The value nearest to its limit for each measurement that has one."""
    table = Table(box=None, pad_edge=False)
    for title in ("check", "worst value", "limit", "used", "on"):
        table.add_column(title, justify="left" if title in ("check", "on") else "right")
    for one in extremes(judgement.rulings):
        if one.limit is not None:
            limit = f"{'≤' if one.at_most else '≥'} {one.limit:g} {one.unit}"
            style = "red" if one.beyond else "green"
            value = f"[{style}]{one.value:g} {one.unit}[/]"
            table.add_row(one.check, value, limit, f"{one.used:.0f}%", escape(one.piece.name))
    if table.row_count:
        console.print(table)


def _print_advice(console: Console, verdicts: Iterable[Verdict]) -> None:
    """What profiles of advice say, each once with the number of pieces."""
    said: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for verdict in verdicts:
        for finding in verdict.advice:
            if finding.outcome >= Outcome.UNSURE:
                said[finding.check, finding.code].append(finding)
    for (check, _code), findings in sorted(said.items()):
        more = f" ({len(findings)} x)" if len(findings) > 1 else ""
        console.print(f"[dim]advice[/] {check}{more}: {_told(findings[0])}", soft_wrap=True)


def _listed(findings: Iterable[Finding]) -> str:
    """Each on its own line; of many, the first and how many more there are."""
    lines = list(dict.fromkeys(map(_told, findings)))
    return "\n".join(lines if len(lines) <= MOST_LISTED else [lines[0], f"và {len(lines) - 1} điều nữa"])


def _told(finding: Finding) -> str:
    where = f" ({finding.where})" if finding.where else ""
    because = f" Ngoại lệ: {finding.because}" if finding.because else ""
    return escape(f"{finding.message}{where}{because}")
