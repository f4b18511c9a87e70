"""Why something could not be measured. A check that meets one of these never passes."""

from __future__ import annotations

from coban.errors import CobanError


class Unreadable(CobanError):
    """The file cannot be opened at all."""

    exit_code = 1


class Unmeasured(CobanError):
    """The file opens, but this fact cannot be told from it; the message says why, in Vietnamese."""

    exit_code = 1
