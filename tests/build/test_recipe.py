"""The recipe end to end on a small campaign: what is made, left alone, removed, what stops it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock
from PIL import Image
from tests.build.conftest import SLUG, Inline, change

from coban.artefact import read_manifest, sha256
from coban.build import Summary, build
from coban.build import pieces as pieces_module
from coban.campaign import House, shipped
from coban.errors import InputError, UnmadeError

PIECES = 3 + 1 + 2 + 1
"""Banners for three communes, a poster, two posts, a link preview."""

FILES = 3 * 3 + 1 * 3 + 2 * 2 + 1 * 2


def run(house: House, **options: object) -> Summary:
    return build(house, [SLUG], site=False, executor=Inline(), **options)  # type: ignore[arg-type]


def stamps(house: House) -> dict[str, int]:
    dist = house.dist(SLUG)
    return {row.path: (dist / row.path).stat().st_mtime_ns for row in read_manifest(dist / "manifest.json")}


def test_from_nothing_everything_is_made_and_on_record(small: House) -> None:
    summary = run(small)
    assert summary.every_fault == ()
    assert summary.exit_code == 0
    (row,) = summary.campaigns
    assert (row.pieces, row.made, row.left_alone, row.removed) == (PIECES, FILES, 0, 0)
    assert row.checks > PIECES * 5
    dist = small.dist(SLUG)
    for artefact in read_manifest(dist / "manifest.json"):
        path = dist / artefact.path
        assert (path.stat().st_size, sha256(path)) == (artefact.bytes, artefact.sha256), artefact.path
        assert artefact.path.isascii() and artefact.path == artefact.path.lower()
    assert (dist / "print/bang-zon-xa/bang-zon_600x100cm_99901-xa-thi-diem-1.pdf").is_file()
    pieces = json.loads((dist / "report.json").read_text("utf-8"))["pieces"]
    rows = {artefact.path: artefact for artefact in read_manifest(dist / "manifest.json")}
    for piece in pieces:
        stated, artefact = piece["stated"], rows[piece["path"]]
        assert (stated["font"], tuple(stated["unconfirmed"])) == (artefact.font, artefact.unconfirmed)
        assert len(stated["stand_ins"]) == len(artefact.stand_ins)
        cap, metres = artefact.smallest_cap_mm, stated["read_from_m"]
        assert cap and (artefact.px or metres == pytest.approx(cap * 300 / 1000, abs=0.05)), piece["path"]
    assert "<html" in (dist / "report.html").read_text("utf-8")
    assert (dist / "kits" / f"{SLUG}-media-kit.zip").is_file()
    assert json.loads((small.root / "dist/campaign.schema.json").read_text("utf-8"))["properties"]["orders"]


def test_previews_and_thumbs_have_their_sizes(small: House) -> None:
    run(small)
    dist = small.dist(SLUG)
    long_side = {"preview": 1600, "thumb": 480}
    for row in read_manifest(dist / "manifest.json"):
        if row.kind == "print":
            continue
        with Image.open(dist / row.path) as picture:
            assert picture.size == row.px
            assert max(picture.size) == long_side.get(row.kind, max(picture.size))


def test_a_second_build_makes_nothing(small: House) -> None:
    run(small)
    before = stamps(small)
    (row,) = run(small).campaigns
    assert (row.made, row.left_alone, row.removed) == (0, FILES, 0)
    assert stamps(small) == before


def test_a_renamed_commune_is_made_again_and_no_other(small: House) -> None:
    run(small)
    before = stamps(small)
    change(small, "places.csv", "Xã Thí Điểm 2", "Xã Thí Điểm Mới")
    (row,) = run(small).campaigns
    assert (row.made, row.left_alone, row.removed) == (3, FILES - 3, 3)
    after = stamps(small)
    assert {path for path in after if after[path] != before.get(path)} == {
        f"{kind}/bang-zon-xa/bang-zon_600x100cm_99902-xa-thi-diem-moi.{suffix}"
        for kind, suffix in (("print", "pdf"), ("preview", "png"), ("thumb", "webp"))
    }
    assert not list(small.dist(SLUG).rglob("*xa-thi-diem-2*"))


def test_a_damaged_file_is_made_again(small: House) -> None:
    run(small)
    damaged = small.dist(SLUG) / "digital/xem-truoc/xem-truoc_1200x630px.png"
    good = damaged.read_bytes()
    damaged.write_bytes(good[:-1] + b"x")
    (row,) = run(small).campaigns
    assert (row.made, row.left_alone) == (2, FILES - 2)
    assert damaged.read_bytes() == good


def test_files_of_an_order_that_is_no_more_are_removed_and_foreign_files_stay(small: House) -> None:
    run(small)
    dist = small.dist(SLUG)
    foreign = dist / "digital/facebook-bai/cua-toi.txt"
    foreign.write_text("giữ lại", "utf-8")
    shutil.copy(small.folder(SLUG) / "campaign.yml", dist / "campaign-cu.yml")
    change(small, "campaign.yml", "messages: [chinh, phu]", "messages: [chinh]")
    change(small, "campaign.yml", "id: ap-phich", "id: to-roi")
    (row,) = run(small).campaigns
    # One slogan less also renames the other's file: the id stands in names only where there are several.
    assert row.removed == 2 + 2 + 3
    assert not (dist / "print/ap-phich").exists()
    assert foreign.is_file()
    assert (dist / "campaign-cu.yml").is_file()


def test_the_same_facts_give_the_same_bytes_elsewhere(
    small: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(small)
    other = House(tmp_path_factory.mktemp("other"))
    shutil.copytree(small.docs, other.docs)
    run(other)
    for name in ("manifest.json", "report.json", "report.html", f"kits/{SLUG}-media-kit.zip"):
        assert (small.dist(SLUG) / name).read_bytes() == (other.dist(SLUG) / name).read_bytes(), name


def test_one_place_that_does_not_fit_stops_no_other(small: House) -> None:
    long = "Xã " + " ".join(["Thí Điểm Có Tên Dài Hơn Mọi Tên Xã Trong Nước"] * 8)
    change(small, "places.csv", "Xã Thí Điểm 2", long)
    summary = run(small)
    assert summary.exit_code == 1
    (fault,) = summary.every_fault
    assert "99902" in str(fault) and "does not fit" in str(fault)
    (row,) = summary.campaigns
    assert (row.pieces, row.made) == (PIECES - 1, FILES - 3)


def test_a_fault_of_ours_on_one_piece_stops_no_other(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pieces_module.localise

    def breaks(sheet, commission, place):  # type: ignore[no-untyped-def]
        if place and place.code == "99903":
            raise ZeroDivisionError("division by zero")
        return real(sheet, commission, place)

    monkeypatch.setattr(pieces_module, "localise", breaks)
    summary = run(small)
    assert [str(fault) for fault in summary.every_fault] == [
        (
            "order 'bang-zon-xa', message 'chinh', Thị trấn Thí Điểm 3, Huyện Thí Điểm (99903): "
            "a fault of coban: ZeroDivisionError: division by zero"
        )
    ]
    assert summary.campaigns[0].made == FILES - 3


def test_a_release_stops_at_open_facts_before_anything_is_written(small: House) -> None:
    with pytest.raises(
        UnmadeError, match=r"facts are not confirmed; a release needs every one of them"
    ) as stopped:
        run(small, release=True)
    assert "docs/thu-nghiem/campaign.yml:" in str(stopped.value)
    assert not (small.root / "dist").exists()
    assert not (small.root / ".cache").exists()


def test_wrong_input_writes_nothing(small: House) -> None:
    change(small, "campaign.yml", "format: poster-a2", "format: poster-a9")
    with pytest.raises(InputError, match="poster-a9"):
        run(small)
    assert not (small.root / "dist").exists()


def test_a_picture_that_is_none_stops_before_painting(small: House) -> None:
    (small.folder(SLUG) / "bieu-trung.png").write_bytes(b"not a picture at all")
    change(small, "campaign.yml", "brand: xanh-coban", "emblem: {file: bieu-trung.png}\nbrand: xanh-coban")
    with pytest.raises(InputError, match=r"campaign\.yml:\d+: emblem: 'bieu-trung\.png' is not an image"):
        run(small)
    assert not (small.root / "dist").exists()


def test_an_unknown_check_in_the_brand_stops_before_painting(small: House) -> None:
    brand = small.root / "assets/brand/xanh-coban.yml"
    brand.parent.mkdir(parents=True)
    text = shipped("assets").joinpath("brand/xanh-coban.yml").read_text("utf-8")
    brand.write_text(text.replace("sponsor-zone:", "sponsor-zones:"), "utf-8")
    with pytest.raises(
        InputError, match="check 'sponsor-zones' is unknown; did you mean 'sponsor-zone'\\? known checks: "
    ):
        run(small)
    assert not (small.root / "dist").exists()


def test_an_output_folder_that_cannot_be_written_is_said_in_plain_words(small: House) -> None:
    (small.root / "dist").write_text("a file stands here", "utf-8")
    with pytest.raises(InputError) as stopped:
        run(small)
    assert str(stopped.value) == (
        "dist/thu-nghiem/: cannot be written (a file stands where the folder should be); expected a folder "
        "that this account may write to; free its name or its permissions, then run it again"
    )
    assert stopped.value.exit_code == 2


def test_what_a_killed_build_left_is_swept(small: House) -> None:
    left = small.dist(SLUG) / "print/bang-zon-xa/.coban-abc123.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    site = small.root / f"site/.coban-{SLUG}.part"
    site.mkdir(parents=True)
    (site / "index.html").write_text("half", "utf-8")
    run(small)
    assert not left.exists()
    assert not site.exists()


def test_kill_in_the_middle_leaves_no_half_file(small: House) -> None:
    command = [
        sys.executable,
        "-m",
        "coban",
        "build",
        SLUG,
        "--no-site",
        "--jobs",
        "2",
        "--root",
        str(small.root),
    ]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list((small.root / "dist").rglob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()
    made = [path for path in (small.root / "dist").rglob("*") if path.is_file() and path.suffix != ".part"]
    assert made
    for path in made:
        assert_whole(path)
    assert run(small).exit_code == 0
    assert not list((small.root / "dist").rglob("*.part"))


def assert_whole(path: Path) -> None:
    if path.suffix == ".pdf":
        subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    elif path.suffix in (".png", ".webp"):
        with Image.open(path) as picture:
            picture.load()


def test_workers_leave_with_a_killed_parent(small: House) -> None:
    script = (
        "import os, time\n"
        "from coban.build.workers import workers\n"
        "def work(_): time.sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    with workers(2) as pool:\n"
        "        pool.submit(work, 1), pool.submit(work, 2)\n"
        "        print(*pool._processes, flush=True)\n"
        "        time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(map(alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, children))


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_second_build_in_the_folder_waits_for_the_first(small: House) -> None:
    said: list[str] = []
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from coban.build.summary import silent\n"
        "from coban.build.tidy import one_at_a_time\n"
        "from coban.campaign import House\n"
        "with one_at_a_time(House(Path(sys.argv[1])), silent):\n"
        "    print('locked', flush=True)\n"
        "    time.sleep(1)\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", script, str(small.root)], stdout=subprocess.PIPE, text=True
    )
    assert first.stdout and first.stdout.readline() == "locked\n"
    summary = run(small, say=lambda step, done, total: said.append(step))
    assert first.wait() == 0
    first.stdout.close()
    assert "Waiting for another build in this folder" in said
    assert summary.exit_code == 0


def test_a_build_that_waited_leaves_alone_what_the_other_made(small: House) -> None:
    small.cache.mkdir(parents=True)
    lock = FileLock(small.cache / "build.lock")
    lock.acquire()

    def other_build_meanwhile(step: str, done: int, total: int) -> None:
        if step.startswith("Waiting"):
            change(small, "campaign.yml", "id: ap-phich", "id: to-roi")
            lock.release()
            assert run(small).campaigns[0].made == FILES

    (row,) = run(small, say=other_build_meanwhile).campaigns
    assert (row.made, row.left_alone, row.removed) == (0, FILES, 0)


def test_the_summary_says_what_was_made_besides_pieces(small: House) -> None:
    (row,) = run(small).campaigns
    assert (row.report, row.kit) == ("made", "made")
    (row,) = run(small).campaigns
    assert (row.report, row.kit) == ("left alone", "left alone")
    change(small, "campaign.yml", "tagline: Câu hứa của chiến dịch", "tagline: Câu hứa khác")
    (row,) = run(small).campaigns
    assert (row.made, row.report, row.kit) == (0, "left alone", "made")
    (small.dist(SLUG) / "report.json").write_bytes(b"spoilt")
    (row,) = run(small).campaigns
    assert (row.made, row.report, row.kit) == (0, "made", "left alone")


@pytest.mark.parametrize("door", ["coban.build.pieces.write_whole", "coban.build.recipe.write_manifest"])
def test_a_full_disk_stops_the_build_with_its_own_error(
    small: House, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(door, full)
        with pytest.raises(OSError, match="No space left on device"):
            run(small)
    assert not list(small.root.rglob("*.part"))
    assert run(small).exit_code == 0


def test_ctrl_c_ends_quietly_and_leaves_nothing_half(small: House) -> None:
    command = [sys.executable, "-m", "coban", "build", SLUG, "--no-site", "--jobs", "2"]
    running = subprocess.Popen(
        [*command, "--root", str(small.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list((small.root / "dist").rglob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert said.split() == ["Aborted!"]
    for path in (small.root / "dist").rglob("*"):
        assert path.suffix != ".part"
        assert_whole(path)
