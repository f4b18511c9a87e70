"""Preflight: is a PDF, from coban or from anywhere, fit for the press? Judged against a profile, as data.

`preflight(path, profile)` gives findings; each has a code, whose words stand in `assets/preflight/codes.yml`.
"""

from __future__ import annotations

from coban.measure.preflight.inspection import preflight
from coban.measure.preflight.profile import Profile, profile_named, profiles
from coban.measure.preflight.remark import Code, Findings, Grade, Remark, codes

__all__ = [
    "Code",
    "Findings",
    "Grade",
    "Profile",
    "Remark",
    "codes",
    "preflight",
    "profile_named",
    "profiles",
]
