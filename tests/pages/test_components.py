"""What pages call by name: what each makes, and what it says to a wrong name."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import markdown as python_markdown
import pytest
import zxingcpp
from markupsafe import escape
from PIL import Image
from tests.site.conftest import stock

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.house import House
from coban.pages import markdown
from coban.pages.components import components
from coban.pages.microsite import Microsite, microsite

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Microsite:
    """Xứ Lạng's facts, of which nothing was made yet."""
    root = tmp_path_factory.mktemp("house")
    (root / "docs").mkdir()
    (root / "docs" / "xu-lang").symlink_to(ROOT / "docs" / "xu-lang")
    return microsite(House(root), "xu-lang")


def filled(site: Microsite, text: str) -> str:
    """HTML of a piece of Markdown."""
    env = markdown.environment([ROOT / "overrides"])
    campaign = site.brief.campaign
    facts = {"site": site, "campaign": campaign, "brief": site.brief, "link": lambda path: escape(path)}
    source = markdown.render(env, text, {**facts, **components(site, env, facts)})
    return python_markdown.markdown(source, extensions=["attr_list", "md_in_html"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('“{{ message("teams-2") }}”', "<p>“Cầm tay, chỉ việc”</p>"),
        ('{{ slogan("teams-2") }}', '<p class="cb-slogan">'),
        ("{% call steps() %}\n1. Mở.\n2. Bấm.\n{% endcall %}", "<li>Mở.</li>\n<li>Bấm.</li>"),
        ('{{ cards("voso") }}', '<a href="huong-dan/voso/">Sàn thương mại điện tử langson.voso.vn</a>'),
        ('{{ unconfirmed("Sở trả lời") }}', '<span class="cb-open" title="Sở trả lời">chưa xác nhận</span>'),
        ('{{ calendar("phat-dong") }}', "Trung tâm Hội nghị The Pride"),
        ('{{ targets("phat-trien") }}', "450.000 tài khoản"),
        ('{{ download("calendar") }}', 'href="lich/xu-lang.ics"'),
        ('{{ download("kit") }}', "Bộ tài liệu báo chí: <span"),
        ('{{ download("phuon") }}', "Phướn dọc 75 × 200 cm: <span"),
        ('{{ qr("cai-dat/") }}', "<figcaption>xulang.vn/cai-dat</figcaption>"),
    ],
)
def test_each_makes_what_the_manual_shows(site: Microsite, text: str, html: str) -> None:
    assert html in filled(site, text)


def test_cards_are_of_the_named_services_or_of_all(site: Microsite) -> None:
    assert filled(site, '{{ cards("voso", "isee") }}').count("<li") == 2
    assert filled(site, "{{ cards() }}").count("<li") == 7


def test_links_work_within_steps(site: Microsite) -> None:
    html = filled(site, "{% call steps() %}\n1. Xem [trang](a.md).\n{% endcall %}")
    assert re.fullmatch(
        r'<div class="cb-steps">\s*<ol>\s*<li>Xem <a href="a.md">trang</a>.</li>.*', html, re.S
    )


def test_the_code_of_the_page_decodes_to_its_address(site: Microsite, tmp_path: Path) -> None:
    html = filled(site, '{{ qr("huong-dan/dich-vu-cong/") }}')
    drawing = re.search(r"<svg.*?</svg>", html, re.S)
    assert drawing
    (tmp_path / "code.svg").write_text(drawing[0], "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=400,400"]
    shot = tmp_path / "code.png"
    subprocess.run(
        [*command, f"--screenshot={shot}", (tmp_path / "code.svg").as_uri()], check=True, capture_output=True
    )
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(shot.read_bytes())).convert("L"))
    assert [code.text for code in found] == ["https://xulang.vn/huong-dan/dich-vu-cong/"]


def test_a_code_waits_for_the_address_of_the_site(tuyen_quang: Brief, tmp_path: Path) -> None:
    assert isinstance(tuyen_quang.campaign.site, Unconfirmed)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    html = filled(microsite(House(tmp_path), "tuyen-quang-10-10"), "{{ qr() }}")
    assert "chưa xác nhận" in html and "<svg" not in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '{{ message("vale") }}',
            "message 'vale' is unknown; did you mean 'value'? known messages: main, value, ",
        ),
        ('{{ slogan("x") }}', "message 'x' is unknown; known messages: main, "),
        (
            '{{ cards("vosso") }}',
            "service 'vosso' is unknown; did you mean 'voso'? known services: dich-vu-cong, ",
        ),
        ('{{ calendar("mot") }}', "phase 'mot' is unknown; known phases: phat-dong, phat-trien"),
        ('{{ targets("mot") }}', "phase 'mot' is unknown; known phases: phat-dong, phat-trien"),
        (
            '{{ download("phun") }}',
            "download 'phun' is unknown; did you mean 'phuon'? known downloads: bang-zon-xa, ",
        ),
        (
            '{{ download("zalo") }}',
            "order 'zalo' has 10 slogans; name one, as in download('zalo', message='value')",
        ),
        (
            '{{ download("zalo", message="main") }}',
            "message 'main' is unknown; known messages: value, teams, ",
        ),
        (
            '{{ download("bang-zon-xa") }}',
            "has a piece for each commune; name one by its code, as in download(",
        ),
        ('{{ download("bang-zon-xa", place="1") }}', "place '1' is unknown; "),
    ],
)
def test_a_wrong_name_is_told_with_those_that_exist(site: Microsite, text: str, words: str) -> None:
    with pytest.raises(markdown.TemplateFault) as caught:
        filled(site, f"Một.\n\n{text}")
    assert words in caught.value.message
    assert caught.value.line == 3


def test_pieces_that_were_made_are_offered_with_kind_and_size(tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    stock(tmp_path, "xu-lang")
    made = microsite(House(tmp_path), "xu-lang")
    html = filled(made, '{{ download("phuon", "Tải phướn") }}')
    assert 'href="tai-ve/print/phuon/phuon.pdf" download>Tải phướn <span' in html
    assert "(PDF, 1 kB)" in html
    html = filled(made, '{{ download("bang-zon-xa", place="06001") }}')
    assert "bang-zon_06001.pdf" in html
