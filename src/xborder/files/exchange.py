"""Two folders change places in one step, where the system can do that.

Linux calls it ``renameat2`` with ``RENAME_EXCHANGE``, macOS ``renamex_np`` with
``RENAME_SWAP``; Python has neither. Elsewhere, and on file systems that cannot,
the caller has to make do with two renames.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_SWAP = 2
"""``RENAME_EXCHANGE`` on Linux and ``RENAME_SWAP`` on macOS: by chance the same number."""
_HERE = -100
"""``AT_FDCWD``: a path that is not absolute is meant from the working directory."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places; nobody ever sees one of them absent. False where that cannot be done here.

    Raises OSError if one of them is not there or may not be moved.
    """
    status = _swapped(os.fsencode(one), os.fsencode(other))
    if status == 0:
        return True
    error = ctypes.get_errno()
    if status is None or error in _CANNOT:
        return False
    raise OSError(error, os.strerror(error))


def _swapped(one: bytes, other: bytes) -> int | None:
    """What the system call answers; None where there is no such call."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            return int(library.renamex_np(one, other, ctypes.c_uint(_SWAP)))
        return int(library.renameat2(_HERE, one, _HERE, other, ctypes.c_uint(_SWAP)))
    except AttributeError:
        return None
