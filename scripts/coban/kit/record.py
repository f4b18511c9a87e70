"""The kit's own record: manifest.json, and the note that is read before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coban.artefact import json_bytes, sha256, sha256_of
from coban.campaign.brief import Brief
from coban.kit.choice import Kit
from coban.kit.listing import PARTS, KitFile
from coban.vietnamese import OPEN

VERSION = 2
LANGUAGE = "vi"
MANIFEST, README, INDEX = "manifest.json", "doc-truoc.txt", "index.html"

_TOLD = {
    "thong-cao": "Mỗi thông cáo một thư mục: PDF, Word, chữ thuần, ảnh và chú thích.",
    "thong-tin": "Thông tin chiến dịch, tờ dữ kiện, lời giới thiệu, khẩu hiệu, liên hệ.",
    "anh": "Ảnh các ấn phẩm. Chú thích, nguồn, điều kiện sử dụng ở chu-thich.txt và trong từng tệp.",
    "in-an": "Tệp in (PDF, CMYK). Ấn phẩm làm riêng cho từng xã chỉ kèm một mẫu.",
    "logo": "Biểu trưng và logo. Tệp có chữ “tam” ở cuối tên là hình tạm, đừng đăng.",
    "thuong-hieu": "Hướng dẫn nhận diện: màu, chữ, vùng tài trợ, dùng đúng và dùng sai.",
    "lich": "Lịch (.ics) để thêm vào lịch của bạn.",
}


def manifest(brief: Brief, kit: Kit, files: Sequence[KitFile]) -> bytes:
    """A row for each file: what it is, its bytes, and of a picture its rights; null is an open licence."""
    record = {
        "coban": VERSION,
        "kit": kit.name,
        "kind": kit.kind,
        "title": kit.title,
        "about": kit.about,
        "campaign": brief.campaign.slug,
        "language": LANGUAGE,
        "releases": [release.id for release in kit.releases],
        "files": [_row(file) for file in sorted(files, key=lambda file: file.name)],
    }
    return json_bytes(record)


def readme(brief: Brief, kit: Kit, files: Sequence[KitFile]) -> bytes:
    """What is where; with the line ends that Notepad shows."""
    campaign = brief.campaign
    parts = [part for part in PARTS if any(file.part == part for file in files)]
    width = max((len(part) for part in parts), default=0) + 3
    lines = [
        kit.title.upper(),
        campaign.name,
        campaign.owner.name,
        "",
        f"Mở {INDEX} để xem tất cả, không cần mạng.",
        "",
        *(f"{part + '/':<{width}}{_TOLD[part]}" for part in parts),
        *([""] if parts else []),
        f"{MANIFEST}: danh mục từng tệp. SHA256SUMS: mã kiểm tra (sha256sum -c SHA256SUMS).",
        "",
        f"Điều gì ghi “{OPEN}” là điều văn bản chưa nêu; hãy hỏi cơ quan chủ trì trước khi đăng.",
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def _row(file: KitFile) -> dict[str, object]:
    content = file.content
    row: dict[str, object] = {
        "name": file.name,
        "title": file.title,
        "bytes": file.bytes,
        "sha256": sha256(content) if isinstance(content, Path) else sha256_of(content),
    }
    if file.px:
        row["px"] = file.px
    if file.release:
        row["release"] = file.release
    if file.rights:
        rights = file.rights
        row |= {"caption": rights.caption, "credit": rights.credit, "alt": rights.alt}
        row |= {"licence": rights.licence, "terms": rights.terms}
    if piece := file.row:
        row |= {"order": piece.order, "format": piece.format, "message": piece.message, "place": piece.place}
        row |= {"size_mm": piece.size_mm, "scale": piece.scale, "qr": piece.qr}
        row |= {"stand_ins": piece.stand_ins, "unconfirmed": piece.unconfirmed}
    return row
