"""Order in the output folders: one build at a time, no half files, nothing left of what is no more."""

from __future__ import annotations

import errno
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from coban.build.summary import Say
from coban.campaign.house import House
from coban.errors import Fault, InputError

ABANDONED_S = 3600.0
"""No file takes longer to write: a check or a preview, which hold no lock, may be writing into the cache."""

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


def open_for_writing(folders: Iterable[Path], root: Path) -> None:
    """Make the folders and try them; every one that cannot be written is a fault, in plain words."""
    faults = [fault for folder in folders if (fault := _unwritable(folder, root))]
    if faults:
        raise InputError(faults)


@contextmanager
def one_at_a_time(house: House, say: Say) -> Iterator[bool]:
    """Wait until no other build is at work in this folder; gives whether there was one.

    The lock dies with the process.
    """
    house.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(house.cache / "build.lock")
    waited = False
    try:
        lock.acquire(blocking=False)
    except Timeout:
        say("Waiting for another build in this folder", 0, 1)
        lock.acquire()
        waited = True
    try:
        yield waited
    finally:
        lock.release()


def stop_when_full(error: BaseException | None) -> None:
    """A full disk is no fault of one piece: the rest would fail like it. Raises it again."""
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        raise error


def sweep(folder: Path, *, older_s: float = 0.0, below: bool = True) -> None:
    """Remove what a killed build left under temporary names: files, and sites that were half made.

    `below` says whether the folders in it are searched too: not those of a folder that is not ours.
    """
    for left in list((folder.rglob if below else folder.glob)(".coban-*.part")):
        if left.is_dir():
            shutil.rmtree(left)
        elif older_s == 0.0 or _age_s(left) > older_s:
            left.unlink(missing_ok=True)


def remove_stale(dist: Path, was: Iterable[str], still: Iterable[str]) -> int:
    """Delete the files that the old manifest lists and the new one does not; says how many there were."""
    removed = 0
    for name in sorted(set(was) - set(still)):
        path = dist / name
        if path.resolve().is_relative_to(dist.resolve()) and path.is_file():
            path.unlink()
            removed += 1
            _remove_empty(path.parent, dist)
    return removed


def _age_s(path: Path) -> float:
    """Seconds since it was written to; 0 when it has gone meanwhile."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _unwritable(folder: Path, root: Path) -> Fault | None:
    trial = folder / ".coban-trial.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"")
        trial.unlink(missing_ok=True)  # another build may have swept it
    except OSError as error:
        name = (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix() + "/"
        reason = "a file stands where the folder should be" if _blocked(folder) else error.strerror
        return Fault(
            name,
            0,
            f"cannot be written ({reason}); expected a folder that this account may write to; "
            "free its name or its permissions, then run it again",
        )
    return None


def _blocked(folder: Path) -> bool:
    return any(path.is_file() for path in (folder, *folder.parents))
