"""Ticket: what the shop must know of the pieces of one order, in words, each confirmed or still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, known
from coban.campaign.formats import Format
from coban.campaign.orders import Order
from coban.shop.letters import letters
from coban.shop.package import Job
from coban.shop.shape import shape
from coban.shop.told import Told, finishing, material, said, stand_in_names
from coban.vietnamese import length, number, size

INKS = {"field": "xanh nền", "cobalt": "xanh coban", "pale": "xanh nhạt", "line": "xanh kẻ", "black": "đen"}
"""What the brand's inks are called on the shop's papers; others by the name that the brand gives them."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Some jobs of one order and one format."""

    brief: Brief
    order: Order
    jobs: Sequence[Job]

    @property
    def kind(self) -> Format:
        return self.jobs[0].kind

    @property
    def folder(self) -> str:
        return self.jobs[0].file.rsplit("/", 1)[0] + "/"

    @property
    def size(self) -> str:
        width, height = self.jobs[0].row.size_mm
        if px := self.jobs[0].row.px:
            return f"{px[0]} × {px[1]} px"
        shape = "vuông" if width == height else "ngang" if width > height else "dọc"
        return f"{size(width, height)}, {shape}"

    @property
    def scale(self) -> str:
        scale = self.jobs[0].row.scale
        if scale == 1:
            return "1:1"
        return f"1:{scale}; phần mềm không đọc UserUnit thì in phóng {scale * 100}%"

    @property
    def quantity(self) -> int | None:
        """Copies of each file; None while it is open."""
        return known(self.order.quantity)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """Neutral pictures still on the pieces, as people call them."""
        return stand_in_names(self.brief, [name for job in self.jobs for name in job.row.stand_ins])

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Provisional facts that the pieces show."""
        return tuple(dict.fromkeys(why for job in self.jobs for why in job.row.unconfirmed))

    def making(self) -> list[Told]:
        """How the pieces are made: size, scale, how many, of what, with what finish, in which inks."""
        kind = self.kind
        bleed = length(kind.bleed_mm) if kind.bleed_mm else "không"
        edges = f"{bleed}; chữ cách mép ít nhất {length(kind.safe_mm)}"
        return [
            Told(
                "Khổ thành phẩm",
                self.size,
                bool(self.order.size and isinstance(self.order.size, Unconfirmed)),
            ),
            Told("Tỷ lệ tệp", self.scale),
            self._how_many(),
            material(self.order, kind),
            finishing(self.order, kind),
            *shape(kind, self.jobs[0].row.size_mm),
            Told("Tràn lề", edges),
            Told("Mực", self.inks()),
        ]

    def use(self) -> list[Told]:
        """Where they go, by whom, until when."""
        order = self.order
        return [
            said("Nơi treo", order.where),
            said("Đơn vị phụ trách", order.who),
            said("Hạn xong", order.deadline),
            *([Told("Ghi chú", order.note)] if order.note else []),
        ]

    def state(self) -> list[Told]:
        """What stands in the files now: font, letters, stand-ins, what is open."""
        row = self.jobs[0].row
        told = [Told("Phông chữ", f"{row.font}; chữ đã chuyển thành nét"), *letters(self.jobs)]
        stand_ins = ", ".join(self.stand_ins)
        if stand_ins:
            told.append(Told("Hình tạm", f"{stand_ins}: thay bằng tệp chính thức trước khi in", open=True))
        if self.unconfirmed:
            told.append(Told("Chưa xác nhận", "; ".join(self.unconfirmed), open=True))
        return told

    def inks(self) -> str:
        """'CMYK, ISO Coated v2 300%: xanh nền 100/84/0/12'; white is the sheet."""
        names = [name for job in self.jobs[:1] for name in job.row.inks if name != "white"]
        brand = [name for name in names if name in self.brief.brand.inks]
        mixed = [f"{INKS.get(name, name)} {_percents(self.brief, name)}" for name in brand]
        return "; ".join(["CMYK, ISO Coated v2 300%", *mixed])

    def _how_many(self) -> Told:
        each, files = self.quantity, len(self.jobs)
        if each is None:
            return said("Số lượng", self.order.quantity)
        if files == 1:
            return Told("Số lượng", number(each))
        return Told(
            "Số lượng", f"{number(files)} tệp, mỗi tệp {number(each)} bản: {number(each * files)} bản"
        )


def _percents(brief: Brief, ink: str) -> str:
    return "/".join(number(part) for part in brief.brand.inks[ink].cmyk)
