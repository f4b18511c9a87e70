"""WeasyPrint, loaded when the first paper is set, and kept from reaching out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from functools import lru_cache
from typing import Any

from PIL import ImageFile

from coban.errors import UnmadeError

DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint takes from the system; the Makefile installs the same."""


@lru_cache(maxsize=1)
def load_engine() -> Any:
    """The module. Raises UnmadeError that says what to install when the system lacks a library."""
    try:
        # It prints an essay when a library is missing, and sets papers otherwise without the last of them.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as error:
        raise UnmadeError(_missing(str(error).split(":")[0])) from None
    finally:
        # Its import makes Pillow take damaged pictures for whole ones, in every part of this process.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    if harfbuzz_subset is None:
        raise UnmadeError(_missing("libharfbuzz-subset"))
    return weasyprint


def fetcher(files: Mapping[str, bytes]) -> Any:
    """Answers for these addresses alone; any other is an error, so that no paper fetches anything."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Parts(URLFetcher):  # type: ignore[misc]
        """What lies beside the paper."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if url not in files:
                raise ValueError(f"{url} is not a part of this paper")
            return URLFetcherResponse(url, files[url])

    return Parts()


def _missing(library: str) -> str:
    return (
        f"papers in PDF cannot be set: the library {library} is not on this machine; "
        f"install it with: apt-get install {' '.join(DEBIAN_PACKAGES)}"
    )
