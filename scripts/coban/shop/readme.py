"""DOC-TRUOC.txt: what lies in the package, and what to look at first."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.shop.order_sheet import first_of_all, tickets
from coban.shop.package import Package

BOM = "\ufeff"

CONTENTS = (
    (
        "phieu-dat-in.pdf",
        "Phiếu đặt in: khổ, số lượng, vật liệu, gia công, nơi treo, hạn; in ra, điền và ký ở mục Giao nhận.",
    ),
    ("phieu-dat-in.xlsx", "Cùng nội dung dạng bảng, để lọc và điền thêm."),
    ("to-kiem.pdf", "Tờ kiểm: mọi ấn phẩm thu nhỏ, tệp dễ sai đứng đầu."),
    ("huong-dan-treo.pdf", "Cho người treo: nơi treo, khoảng cách đọc, ngày treo, hỏi ai."),
    ("in/", "Tệp in PDF/X-4, CMYK, mỗi tệp một ấn phẩm."),
    ("be/", "Đường bế của ấn phẩm cắt theo hình, chồng khít lên tệp in. Chỉ để cắt, không in."),
    ("nhieu-trang/", "Cùng các tệp đó, mỗi đơn một PDF nhiều trang. In từ một trong hai, đừng in cả hai."),
    ("so/", "Tệp số (PNG) cho mạng xã hội, truyền hình, trang web. Không in."),
    ("chu-tren-an-pham/", "Chữ trên từng ấn phẩm dạng văn bản, cho người không nhìn được hình."),
    ("SHA256SUMS", "Mã kiểm tra của mọi tệp."),
)


def readme(brief: Brief, package: Package, names: list[str]) -> str:
    """The words; `names` are the files that really lie in the package."""
    there = [(name, what) for name, what in CONTENTS if _is_there(name, names)]
    width = max(len(name) for name, _ in there) + 2
    first = first_of_all(tickets(brief, package))
    lines = [
        f"GÓI GIAO XƯỞNG IN – {package.title.upper()}",
        brief.campaign.name,
        brief.campaign.owner.name,
        "",
        "TRONG GÓI CÓ",
        *(f"{name:<{width}}{what}" for name, what in there),
        "",
        "XEM TRƯỚC TIÊN",
        *(f"{number}. {line}" for number, line in enumerate(first, 1)),
        "",
        "KIỂM TRA TỆP",
        "Linux, macOS: sha256sum -c SHA256SUMS",
        "Windows:      certutil -hashfile TEN-TEP SHA256, rồi so với dòng của tệp trong SHA256SUMS",
    ]
    return "\n".join(lines) + "\n"


def for_notepad(text: str) -> bytes:
    """UTF-8 with a mark at its head and Windows line ends: old Notepads take anything else for ANSI."""
    return (BOM + text).replace("\n", "\r\n").encode()


def _is_there(name: str, names: list[str]) -> bool:
    return name == "SHA256SUMS" or any(
        found.startswith(name) if name.endswith("/") else found == name for found in names
    )
