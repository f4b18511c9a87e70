"""What could not be made, as a fault: the rest of the build goes on, and the summary names this."""

from __future__ import annotations

from coban.build.tidy import stop_when_full
from coban.errors import CobanError, Fault


def unmade(where: str, error: Exception) -> Fault:
    """Raises the error again when the disk is full: nothing else could be made either."""
    stop_when_full(error)
    ours = "" if isinstance(error, CobanError) else f"a fault of coban: {type(error).__name__}: "
    return Fault(where, 0, f"{ours}{error}")
