"""The media kit: one ZIP for the press, the same byte for byte each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from coban.archive import reproducible_zip
from coban.artefact import Artefact, json_bytes, sha256_of, write_whole
from coban.campaign.brief import Brief
from coban.campaign.model import Artwork
from coban.campaign.places import ascii_slug
from coban.kit.facts import facts_json, facts_text, slogans_text
from coban.vietnamese import OPEN

STAND_IN_NOTE = (
    "Các tệp dưới đây là hình tạm, không phải logo chính thức. "
    "Đừng đăng hay in; hãy xin tệp chính thức của đơn vị."
)

__all__ = ["kit_path", "pack", "write_kit"]


def kit_path(brief: Brief) -> Path:
    slug = brief.campaign.slug
    return brief.house.dist(slug) / "kits" / f"{slug}-media-kit.zip"


def write_kit(brief: Brief, artefacts: Iterable[Artefact]) -> Path:
    """Pack and write the kit where the site and the press find it; the same bytes are not written again."""
    path = kit_path(brief)
    packed = pack(brief, artefacts)
    if not path.is_file() or path.read_bytes() != packed:
        write_whole(path, packed)
    return path


def pack(brief: Brief, artefacts: Iterable[Artefact]) -> bytes:
    """Facts, slogans, logos, pictures with captions, key PDFs, manifest and sums, as one ZIP."""
    chosen = _key_pieces(brief, list(artefacts))
    dist = brief.house.dist(brief.campaign.slug)
    pieces = {_name(row): (dist / row.path).read_bytes() for row in chosen}
    captions = {_name(row): _caption(brief, row) for row in chosen if row.kind in ("preview", "digital")}
    files = {
        "DOC-TRUOC.txt": _readme(brief).encode(),
        "thong-tin/chien-dich.txt": facts_text(brief).encode(),
        "thong-tin/chien-dich.json": facts_json(brief),
        "thong-tin/slogans.txt": slogans_text(brief).encode(),
        "anh/CHU-THICH.txt": _caption_list(captions).encode(),
        **_logos(brief),
        **pieces,
    }
    rows = {_name(row): row for row in chosen}
    files["manifest.json"] = _manifest(brief, files, rows, captions)
    return reproducible_zip(files)


def _key_pieces(brief: Brief, artefacts: Sequence[Artefact]) -> list[Artefact]:
    """Every piece of the whole campaign; of those made for each commune, the one with the longest name.

    What is addressed to someone, an invitation or a badge, is not for the press.
    """
    chosen = [row for row in artefacts if row.place is None and row.entry is None and row.kind != "thumb"]
    orders = sorted({row.order for row in artefacts if row.place})
    for order in orders:
        rows = [row for row in artefacts if row.order == order and row.place and row.kind != "thumb"]
        sample = max((row.place for row in rows if row.place), key=lambda c: (len(brief.place(c).title), c))
        chosen += [row for row in rows if row.place == sample]
    return sorted(chosen, key=lambda row: row.path)


def _name(row: Artefact) -> str:
    folder = "in-an" if row.kind == "print" else "anh"
    return "/".join([folder, *Path(row.path).parts[1:]])


def _caption(brief: Brief, row: Artefact) -> dict[str, str | None]:
    """What stands under the picture; the documents name no licence, so none is invented."""
    title = brief.campaign.order(row.order).title
    slogan = f": {brief.campaign.message(row.message).text}" if row.message else ""
    place = f". Mẫu cho {brief.place(row.place).title}" if row.place else ""
    still_open = f" Quy cách {OPEN}: {'; '.join(row.unconfirmed)}." if row.unconfirmed else ""
    return {
        "caption": f"{title}{slogan}{place}.{still_open}",
        "credit": brief.campaign.owner.name,
        "licence": None,
        "licence_note": f"{OPEN}: văn bản không nêu điều kiện sử dụng; hỏi cơ quan chủ trì trước khi đăng",
    }


def _caption_list(captions: dict[str, dict[str, str | None]]) -> str:
    blocks = [
        f"{name}\n  Chú thích: {row['caption']}\n  Nguồn: {row['credit']}\n  Giấy phép: {row['licence_note']}"
        for name, row in sorted(captions.items())
    ]
    return "\n\n".join(["Chú thích ảnh", *blocks]) + "\n"


def _logos(brief: Brief) -> dict[str, bytes]:
    """Emblem and logos; a stand-in says so in its name and in LOGO-TAM.txt."""
    files: dict[str, bytes] = {}
    temporary = []
    for title, name, artwork in _artworks(brief):
        source = brief.house.artwork(brief.campaign.slug, artwork.file)
        stem = f"logo/{name}-TAM" if artwork.stand_in else f"logo/{name}"
        files[f"{stem}{source.suffix.lower()}"] = source.read_bytes()
        if artwork.stand_in:
            temporary.append(f"- {stem}{source.suffix.lower()}: {title}. {artwork.note or ''}".rstrip())
    if temporary:
        files["logo/LOGO-TAM.txt"] = "\n".join([STAND_IN_NOTE, "", *temporary, ""]).encode()
    return files


def _artworks(brief: Brief) -> Iterator[tuple[str, str, Artwork]]:
    if brief.campaign.emblem:
        yield f"biểu trưng {brief.campaign.name}", f"bieu-trung-{brief.campaign.slug}", brief.campaign.emblem
    for sponsor in brief.campaign.sponsors:
        yield f"logo {sponsor.name}", ascii_slug(sponsor.id), sponsor.logo


def _manifest(
    brief: Brief,
    files: dict[str, bytes],
    rows: dict[str, Artefact],
    captions: dict[str, dict[str, str | None]],
) -> bytes:
    entries = []
    for name in sorted(files):
        entry: dict[str, object] = {
            "name": name,
            "bytes": len(files[name]),
            "sha256": sha256_of(files[name]),
        }
        if row := rows.get(name):
            entry |= {"order": row.order, "format": row.format, "message": row.message, "place": row.place}
            entry |= {"size_mm": row.size_mm, "scale": row.scale, "qr": row.qr, "stand_ins": row.stand_ins}
            entry |= {"unconfirmed": row.unconfirmed}
        entries.append(entry | captions.get(name, {}))
    record = {"coban": 1, "campaign": brief.campaign.slug, "files": entries}
    return json_bytes(record)


def _readme(brief: Brief) -> str:
    campaign = brief.campaign
    return f"""BỘ TÀI LIỆU BÁO CHÍ
{campaign.name}
{campaign.owner.name}

thong-tin/   Thông tin chiến dịch (bản đọc và bản JSON), khẩu hiệu nguyên văn.
anh/         Ảnh các ấn phẩm, kèm chú thích và nguồn trong CHU-THICH.txt.
in-an/       Tệp in (PDF, CMYK). Ấn phẩm làm riêng cho từng xã chỉ kèm một mẫu;
             đủ bộ có trên trang chiến dịch.
logo/        Biểu trưng và logo. Tệp có chữ TAM trong tên là hình tạm, đừng đăng: xem LOGO-TAM.txt.
manifest.json, SHA256SUMS
             Danh mục và mã kiểm tra. Kiểm tra trên máy: sha256sum -c SHA256SUMS

Điều gì ghi “{OPEN}” là điều văn bản chưa nêu; hãy hỏi cơ quan chủ trì trước khi đăng.
"""
