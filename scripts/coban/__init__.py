"""coban: one campaign folder becomes a microsite, print-ready pieces, codes and a media kit."""

from __future__ import annotations

__version__ = "0.1.0"
