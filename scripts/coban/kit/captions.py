"""Captions as a text file: captions that travel in an e-mail alone get lost."""

from __future__ import annotations

from collections.abc import Iterable

from coban.rights import PictureRights

CAPTIONS = "chu-thich.txt"


def caption_list(pictures: Iterable[tuple[str, PictureRights | None]]) -> bytes:
    """Every picture by name with all that is inside it."""
    blocks = [_block(name, rights) for name, rights in sorted(pictures, key=lambda row: row[0]) if rights]
    head = "Chú thích ảnh. Cùng lời này nằm sẵn trong từng tệp (XMP, IPTC)."
    return ("\n\n".join([head, *blocks]) + "\n").encode()


def _block(name: str, rights: PictureRights) -> str:
    return "\n".join(
        [
            name,
            f"  Tên ảnh: {rights.title}",
            f"  Chú thích: {rights.caption}",
            f"  Nguồn: {rights.credit}",
            f"  Điều kiện sử dụng: {rights.terms}",
            f"  Mô tả cho người không xem được ảnh: {rights.alt}",
        ]
    )
