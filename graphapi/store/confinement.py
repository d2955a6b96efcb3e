"""No way out of a query process: a network namespace with nothing in it, and no new sockets at all.

Either wall is enough. The first needs a kernel that lets this user make namespaces, which many containers do not; the
second is a filter of system calls, which needs nothing but Linux on a usual processor.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from typing import Final

_NEW_USER: Final = 0x10000000
_NEW_NETWORK: Final = 0x40000000
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2
_MACHINES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine → (its name for the kernel's audit, the number of the system call ``socket``)."""
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_OTHER_CALLS: Final = 0x40000000
"""Numbers from here on are those of a second table (x32) that knows ``socket`` under another number."""


def confine(libc: ctypes.CDLL) -> bool:
    """Whether this process, and all that it forks, now has no way to any network."""
    without_network = leave_network(libc)
    return forbid_sockets(libc) or without_network


def leave_network(libc: ctypes.CDLL) -> bool:
    """Whether this process now has a network namespace of its own."""
    return any(libc.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def forbid_sockets(libc: ctypes.CDLL) -> bool:
    """Whether ``socket`` now fails in this process; pairs and sockets that are open already go on to work."""
    if platform.machine() not in _MACHINES:
        return False
    architecture, number = _MACHINES[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 4, architecture),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 2, 0, _OTHER_CALLS),
        (_EQUAL, 1, 0, number),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
