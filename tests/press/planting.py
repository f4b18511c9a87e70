"""Mutants of a clean public tree: each leaks on purpose, in one place, in that place's own way of writing."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

import docx
import pikepdf
from PIL import Image, PngImagePlugin

from coban.rights import PictureRights, inscribed

WORDS = "Tin mật về cầu Đồng Ễnh"
LEAD = "Sáng mai mới được đăng câu này."
NAME = "tin-mat"
PICTURE = "anh-kin.png"

Plant = Callable[[Path, bytes], str]
"""Leaks into the tree, given the held picture's bytes; says into which file."""


def page(site: Path, picture: bytes) -> str:
    return _add(site, f"bao-chi/{NAME}/index.html", f"<h1>Tin</h1><p>{escape(LEAD)}</p>".encode())


def page_in_pieces(site: Path, picture: bytes) -> str:
    """Marked up in the middle of the words, letters as references."""
    words = WORDS.replace("mật", "<b>m&#7853;t</b>")
    return _add(site, "gioi-thieu/index.html", f"<p>{words}</p>".encode())


def navigation(site: Path, picture: bytes) -> str:
    link = f'<nav><a href="../bao-chi/{NAME}/">Tin mới</a></nav>'
    return _append(site, "index.html", link.encode())


def search_index(site: Path, picture: bytes) -> str:
    index = {"docs": [{"location": "bao-chi/", "title": WORDS, "text": ""}]}
    return _add(site, "search/docs.1.json", json.dumps(index).encode())


def site_map(site: Path, picture: bytes) -> str:
    return _add(site, "sitemap.xml", f"<url><loc>https://e.vn/bao-chi/{NAME}/</loc></url>".encode())


def packed_site_map(site: Path, picture: bytes) -> str:
    raw = f"<url><loc>https://e.vn/bao-chi/{NAME}/</loc></url>".encode()
    return _add(site, "sitemap.xml.gz", gzip.compress(raw))


def feed(site: Path, picture: bytes) -> str:
    return _add(site, "bao-chi/feed.xml", f"<item><title>{escape(WORDS)}</title></item>".encode())


def json_feed(site: Path, picture: bytes) -> str:
    return _add(site, "bao-chi/feed.json", json.dumps({"items": [{"summary": LEAD}]}).encode())


def share_picture_name(site: Path, picture: bytes) -> str:
    return _add(site, f"assets/images/chia-se/bao-chi-{NAME}.jpg", _jpeg())


def share_picture_words(site: Path, picture: bytes) -> str:
    """In the EXIF of a JPEG, where nobody looks."""
    return _add(site, "assets/images/chia-se/trang-chu.jpg", _jpeg(WORDS))


def picture_bytes(site: Path, picture: bytes) -> str:
    """Under another name: only its bytes tell."""
    return _add(site, "assets/images/nen.png", picture)


def picture_packed_text(site: Path, picture: bytes) -> str:
    text = PngImagePlugin.PngInfo()
    text.add_text("Description", LEAD, zip=True)
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG", pnginfo=text)
    return _add(site, "assets/images/o.png", stream.getvalue())


def picture_under_other_rights(site: Path, picture: bytes) -> str:
    """The held picture with another caption inside: neither words nor bytes tell, only its pixels."""
    copy = inscribed(picture, "o.png", PictureRights("Ảnh", "Một ảnh.", "Sở", None, "chưa rõ", "Ảnh"))
    return _add(site, "tai-ve/digital/o/o.png", copy)


def kit_picture_rights(site: Path, picture: bytes) -> str:
    """The caption inside another picture of a kit, as XMP."""
    rights = PictureRights("Ảnh", f"Cao Lãm: {WORDS}.", "Sở", None, "chưa rõ", "Ảnh")
    return _zip(site, "tai-ve/kits/bo-web.zip", {"anh/o.jpg": inscribed(_jpeg(), "o.jpg", rights)})


def kit_picture(site: Path, picture: bytes) -> str:
    return _zip(site, "tai-ve/kits/bo.zip", {"anh/o.png": picture})


def kit_index(site: Path, picture: bytes) -> str:
    page = f"<ul><li>{escape(WORDS)}</li></ul>".encode()
    return _zip(site, "tai-ve/kits/bo.zip", {"index.html": page})


def kit_name(site: Path, picture: bytes) -> str:
    """A ZIP of nothing, called after the release."""
    return _zip(site, f"tai-ve/kits/thu-nghiem-{NAME}.zip", {"doc-truoc.txt": b"?"})


def kit_list(site: Path, picture: bytes) -> str:
    """What the press page lists of a kit."""
    row = f'<li data-file="thong-cao/{NAME}/a.pdf" data-bytes="9">a</li>'
    return _add(site, "bao-chi/index.html", row.encode())


def kit_member_name(site: Path, picture: bytes) -> str:
    return _zip(site, "tai-ve/kits/bo.zip", {f"thong-cao/{NAME}.pdf": b"%PDF-1.7"})


def kit_member_words(site: Path, picture: bytes) -> str:
    return _zip(site, "tai-ve/kits/bo.zip", {"anh/CHU-THICH.txt": WORDS.encode()})


def kit_document(site: Path, picture: bytes) -> str:
    """A Word file in a ZIP, its words parted into runs of different looks."""
    return _zip(site, "tai-ve/kits/bo.zip", {"thong-cao/tin.docx": _docx(body=WORDS)})


def kit_paper(site: Path, picture: bytes) -> str:
    return _zip(site, "tai-ve/kits/bo.zip", {"thong-cao/tin.pdf": _pdf(title=WORDS)})


def kit_sums(site: Path, picture: bytes) -> str:
    """The digest of a held file is enough to prove that one has it, and to recognise it later."""
    line = f"{hashlib.sha256(picture).hexdigest()}  anh/a.png\n"
    return _zip(site, "tai-ve/kits/bo.zip", {"SHA256SUMS": line.encode()})


def manifest(site: Path, picture: bytes) -> str:
    row = {"name": "anh/a.png", "sha256": hashlib.sha256(picture).hexdigest()}
    return _add(site, "tai-ve/manifest.json", json.dumps({"files": [row]}).encode())


def machine_file(site: Path, picture: bytes) -> str:
    return _add(site, "press.json", json.dumps({"releases": [{"url": quote(f"bao-chi/{WORDS}/")}]}).encode())


def document_properties(site: Path, picture: bytes) -> str:
    return _add(site, "bao-chi/tin-1/tin-1.docx", _docx(title=WORDS))


def paper_properties(site: Path, picture: bytes) -> str:
    return _add(site, "bao-chi/tin-1/tin-1.pdf", _pdf(title=WORDS))


def worker_list(site: Path, picture: bytes) -> str:
    """What the service worker fetches ahead."""
    return _append(site, "sw.js", f'const kept = {{"bao-chi/{NAME}/": "1"}};'.encode())


def file_name(site: Path, picture: bytes) -> str:
    return _add(site, "tai-ve/Tin-mat-ve-cau-Dong-Enh.txt", b"?")


PLANTS: tuple[Plant, ...] = (
    page,
    page_in_pieces,
    navigation,
    search_index,
    site_map,
    packed_site_map,
    feed,
    json_feed,
    share_picture_name,
    share_picture_words,
    picture_bytes,
    picture_packed_text,
    picture_under_other_rights,
    kit_picture_rights,
    kit_picture,
    kit_index,
    kit_name,
    kit_list,
    kit_member_name,
    kit_member_words,
    kit_document,
    kit_paper,
    kit_sums,
    manifest,
    machine_file,
    document_properties,
    paper_properties,
    worker_list,
    file_name,
)


def _add(site: Path, name: str, raw: bytes) -> str:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return name


def _append(site: Path, name: str, raw: bytes) -> str:
    return _add(site, name, (site / name).read_bytes() + raw)


def _zip(site: Path, name: str, members: dict[str, bytes]) -> str:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, raw in members.items():
            archive.writestr(member, raw)
    return _add(site, name, stream.getvalue())


def _docx(*, title: str = "", body: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    paragraph = document.add_paragraph()
    for number, word in enumerate(body.split(" ")):
        paragraph.add_run(f"{word} ").bold = bool(number % 2)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf(*, title: str) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = title
    stream = io.BytesIO()
    document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def _jpeg(words: str = "") -> bytes:
    picture = Image.new("RGB", (8, 8))
    exif = Image.Exif()
    if words:
        exif[0x9C9B] = words.encode("utf-16-le") + b"\0\0"  # XPTitle
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=exif)
    return stream.getvalue()
