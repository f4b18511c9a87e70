from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.checks.site import Site


@check(
    "image-text",
    label="Ảnh có chữ thay thế",
    looks_at="site",
    rationale="""
        Who cannot see a picture hears its alternative text. Every picture of every built page must have one;
        an empty one says that the picture is mere decoration. A file name is no description.
    """,
    source="WCAG 2.2, 1.1.1",
)
def image_text(site: Site) -> Iterator[Said]:
    """Every picture of the site has alternative text."""
    images = [(page.path, source, text) for page in site.pages.values() for source, text in page.images]
    yield Measured("images", "Ảnh trên các trang", len(images), "ảnh")
    missing = {
        source: (path, text) for path, source, text in images if text is None or _is_a_name(text, source)
    }
    for source, (path, text) in sorted(missing.items()):
        if text is None:
            told = f"Ảnh {source} không có chữ thay thế (alt). Hãy viết ảnh cho thấy gì."
            yield Finding(Outcome.FAIL, "no-text", told, path)
        else:
            told = f"Chữ thay thế của ảnh {source} chỉ là tên tệp. Hãy viết ảnh cho thấy gì."
            yield Finding(Outcome.FAIL, "file-name", told, path)


def _is_a_name(text: str, source: str) -> bool:
    return bool(text) and text in (
        source,
        source.rpartition("/")[2],
        source.rpartition("/")[2].rpartition(".")[0],
    )
