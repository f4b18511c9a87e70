"""The manual of preflight, made from its codes and profiles; `docs/manual/preflight.md`."""

from __future__ import annotations

from coban.measure.preflight import Profile, codes, profile_named, profiles

HEAD = """# Preflight

Made from `assets/preflight/`; do not edit here (`make manual`).

`coban preflight FILE…` judges any PDF, from coban or from anywhere, as a print shop would, before the
shop does. It reads the file with qpdf and pdfium, none of the code that paints; it walks every operator
that paints, also in nested forms, patterns, soft masks and glyphs, with the matrix in force, so that
sizes are those of the finished piece. What lies wholly outside the BleedBox may be thin, black in four
inks or coarse: it is cut away.

Ink is read from operators and from the samples of pictures. Where these do not tell the whole (overprint,
blend modes, colours of an ICC profile, gradients by formula) Ghostscript separates the page, and the
plates are measured; without Ghostscript that is UNSURE. `--plates` separates every page. A QR code in
rich black is found by reading the code, when the page has rich black at all.

Grades: FAIL keeps the file from the press (exit code 1); WARN and UNSURE want a person's eye; INFO only
informs, and is told for a single file and in `--json`. Exit code 2: a file is no PDF, or cannot be read;
the others are judged all the same.

## Profiles

| name | for | bleed | ink | pictures | lines | a page without UserUnit is |
|---|---|---|---|---|---|---|
{profiles}

All lengths are at final size. For a profile of your own copy `assets/preflight/x-4.yml`, change it, and
give its path: `coban preflight poster.pdf --profile shop.yml`. `--scale 1:10` says of any profile what a page
without UserUnit is.

What it cannot see: whether colours look right, whether words are right, thin shapes that are filled
instead of stroked, and what a RIP does on its own. Clipping is not followed: what is painted counts,
whether it shows or not. It is no certificate of ISO 15930-7.
"""


def page() -> str:
    """A heading for each code, by family, with what it says, why, and the cure."""
    rows: list[str] = [HEAD.format(profiles=_profiles())]
    family = ""
    for code in codes().values():
        if code.family != family:
            family = code.family
            rows.append(f"## {family}\n")
        rows.append(f"### `{code.id}`\n\n{code.grade.name}. {code.what} {code.why}\n\nCure: {code.cure}\n")
    return "\n".join(rows)


def _profiles() -> str:
    return "\n".join(_profile_row(profile_named(name)) for name in profiles())


def _profile_row(profile: Profile) -> str:
    cells = (
        f"`{profile.id}`",
        profile.title,
        f"{profile.boxes.bleed_mm:g} mm",
        f"{profile.inks.most_percent:g} %",
        f"{profile.images.least_dpi:g} dpi",
        f"{profile.lines.thinnest_pt:g} pt",
        f"1 : {profile.boxes.scale_without_user_unit:g}",
    )
    return f"| {' | '.join(cells)} |"
