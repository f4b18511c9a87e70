"""The manual of checks, generated from the registry so that it cannot drift; `docs/manual/checks.md`."""

from __future__ import annotations

from coban.campaign.spots import unknown
from coban.checks.codes import codes
from coban.checks.registry import Check, registered
from coban.errors import InputError

HEAD = """# The checks

Generated from the registry (`coban.checks.manual.page`); a test holds it. `coban explain ID` prints one.

A check measures finished files, not the plan they were made from, with other libraries than the
painters'. Outcomes from mild to grave: PASS, SKIP (did not apply, and says why), UNSURE (could not be
measured: a person must look), WARN, FAIL, ERROR (the check itself broke). The worst finding names the
piece. Three codes can come from any check: `unmeasured` (UNSURE, with the reason), `broken` (ERROR) and
`not-told` (SKIP: the file was made elsewhere, and nobody said what the check needs to know); a file that does
not open is FAIL `unreadable`, and nothing else is asked of it.

Which checks run, and with which options, stands in profiles: the mandate under `checks:` in
`assets/brand/<id>.yml`, and print (`in-an`), codes (`ma-qr`), content (`noi-dung`) and the advertising law
(`luat-quang-cao-27`, advice that changes no verdict and is no legal opinion) in `assets/checks/`. A campaign
chooses profiles, sets numbers and overrides findings in its own file, never in code:

```yaml
checks:
  profiles: [xanh-coban, in-an, ma-qr, noi-dung]     # without this line, all of them
  numbers:
    palette-only: {tolerance: 2}                     # options of a check, as below
    qr-quiet-zone: {modules: 5}
  overrides:
    - check: sponsor-share
      code: over-goal
      on: bang-zon-*                                 # orders; without this line, all of them
      outcome: pass                                  # pass, unsure, warn or fail
      because: Sở đồng ý cho cổng vào Hội trường.
```

Reports print every override with its reason, and name those that no finding met any more.

`coban check FILE --profile xanh-coban` judges a piece that somebody else made (PDF, TIFF, SVG, PNG, JPEG,
WebP). Where layers are not named as ours are, what belongs to businesses is found by its look: white panels
at an edge or with something on them, and shapes in other colours than the field's hue; where nothing of the
kind is seen the share is UNSURE. `--campaign` and `--order` tell what it should say and how large it should
be. `--sarif FILE` writes SARIF 2.1.0, `--github` annotations.

To add a check, put a file into `scripts/coban/checks/catalogue/` whose name is the check's id with
underscores, and a file of cases into `tests/cases/checks/` with at least one case that passes and one for
every code.
"""


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join([HEAD, *(f"## {check.id}\n\n{entry(check)}" for check in registered().values())])


def entry(check: Check) -> str:
    """What one check asks, why, with options and codes: what `coban explain` prints."""
    options = "\n".join(f"- `{name}`: {_plain(value)}" for name, value in check.options.items()) or "none"
    found = "\n".join(f"- {outcome} `{code}`" for code, outcome in codes(check).items())
    told = f" Needs to know: {', '.join(sorted(check.needs))}." if check.needs else ""
    slow = " Slow: only in `coban check`, on a sample." if check.slow else ""
    return (
        f"{check.title}\n\n{check.rationale}\n\n"
        f"Looks at: {check.looks_at} ({', '.join(check.kinds)}). Source: {check.source}.{told}{slow}\n\n"
        f"Options and their defaults:\n\n{options}\n\nFindings:\n\n{found}\n"
    )


def explain(id: str) -> str:
    """The entry of a check. Raises InputError for an unknown id, with those that are known."""
    known = registered()
    if id not in known:
        raise InputError.at("explain", unknown("check", id, list(known)))
    return entry(known[id])


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
