"""What a campaign looks like, for those who work with it: its emblem in every form, its brand guide."""

from __future__ import annotations

from coban.campaign.brief import Brief

__all__ = ["brand_guide", "emblem_files"]


def emblem_files(brief: Brief) -> dict[str, bytes]:
    return {}


def brand_guide(brief: Brief) -> bytes | None:
    return None
