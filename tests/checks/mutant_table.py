"""The table of mutants, caught and missed, at the end of a test run; works with and without xdist."""

from __future__ import annotations

from collections import defaultdict

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One row for each mutant, one column for each campaign; print before digital."""
    reports = [r for key in ("passed", "failed") for r in terminalreporter.stats.get(key, [])]
    rows = [value for r in reports for name, value in getattr(r, "user_properties", ()) if name == "mutant"]
    if not rows:
        return
    marks = {"caught": "x", "missed": "MISSED", "": "-"}
    table: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    catchers: dict[str, str] = {}
    for mutant, slug, kind, outcome, by in sorted(map(tuple, rows)):
        table[mutant][slug, kind] = marks[outcome]
        catchers[mutant] = by or catchers.get(mutant, "")
    slugs = sorted({slug for cells in table.values() for slug, _ in cells})
    done = [outcome for *_, outcome, _ in rows if outcome]
    terminalreporter.section(f"mutants: {done.count('caught')} of {len(done)} caught")
    terminalreporter.line(f"{'':<30}" + "".join(f"{slug[:18]:<20}" for slug in slugs) + "caught by")
    for mutant, cells in table.items():
        told = (f"{cells.get((slug, 'print'), ' ')} {cells.get((slug, 'digital'), ' ')}" for slug in slugs)
        terminalreporter.line(f"{mutant:<30}" + "".join(f"{one:<20}" for one in told) + catchers[mutant])
    terminalreporter.line("x caught, - the piece has nothing of the kind; print, then digital")
