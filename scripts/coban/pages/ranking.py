"""Which pages the search names first: what citizens do before what desks, designers and newsrooms fetch."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from coban.campaign.site_pages import GALLERY, PRESS
from coban.pages.handouts import EMBED_PAGE

FETCHED = 0.1
"""Such pages repeat every slogan, name and address: by their words alone they would outrank the guides."""

_FOLDERS = tuple(posixpath.dirname(page) for page in (GALLERY, PRESS))


def ranked(source: str, asked: object) -> dict[str, object]:
    """A page's `search:` of the front matter, with a boost where the page itself names none.

    `source` is the page's path in the campaign's folder.
    """
    own = dict(asked) if isinstance(asked, Mapping) else {}
    fetched = source == EMBED_PAGE or posixpath.dirname(source) in _FOLDERS
    return {"boost": FETCHED, **own} if fetched else own
