"""What a file has besides its content: owner, mode, access control list, attributes."""

import contextlib
import os
import stat
import sys
from pathlib import Path

# They vouch for the old content.
_OF_THE_CONTENT = ("security.ima", "security.evm")


def take_over_rights(old: Path, fresh: Path) -> None:
    """Give a fresh file what the old one has, as far as the system and the file system allow it.

    Network drives, FUSE and sticks often allow nothing of it and give each file what they give to all.
    """
    before = old.stat()
    if sys.platform != "win32":
        try:
            os.chown(fresh, before.st_uid, before.st_gid)
        except OSError:  # only root gives files away; the group is what a shared folder lives on
            with contextlib.suppress(OSError):
                os.chown(fresh, -1, before.st_gid)
    with contextlib.suppress(OSError):
        fresh.chmod(stat.S_IMODE(before.st_mode))
    if sys.platform == "linux":
        _take_over_attributes(old, fresh)


def _take_over_attributes(old: Path, fresh: Path) -> None:
    """Access control lists are among them. The fresh file may have got one from its folder: that goes."""
    if sys.platform != "linux":
        return
    try:
        wanted, has = os.listxattr(old), os.listxattr(fresh)
    except OSError:
        return
    for name in wanted:
        if name not in _OF_THE_CONTENT:
            with contextlib.suppress(OSError):
                os.setxattr(fresh, name, os.getxattr(old, name))
    for name in set(has) - set(wanted):
        if not name.startswith("security."):
            with contextlib.suppress(OSError):
                os.removexattr(fresh, name)
