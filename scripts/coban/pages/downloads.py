"""Put what was made where the site can serve it: copies, so that what spoils one file spoils no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from coban.pages.gallery import DOWNLOADS
from coban.rights import PictureRights, inscribed


def offer(dist: Path, site: Path, paths: Iterable[str], rights: Mapping[str, PictureRights]) -> list[str]:
    """Each file of dist/<slug>/ under the site's downloads; returns the paths that are not there.

    What has `rights` gets them inside.
    """
    missing = []
    for path in paths:
        source, target = dist / path, site / DOWNLOADS / path
        if not source.is_file():
            missing.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be a hard link of an older coban's: not to be written through
        if path in rights:
            target.write_bytes(inscribed(source.read_bytes(), path, rights[path]))
        else:
            shutil.copyfile(source, target)
    return missing
