"""What a child gives up before it touches a document: memory, time, files, processes, network.

Linux: rlimits, no_new_privs, a seccomp filter (no sockets, no other programs, no other processes), Landlock (only the
installed software can be read, nothing written). macOS has the rlimits alone; `available` says so.
Numbers are the kernel's own: man 2 seccomp, man 7 landlock, asm/unistd.h.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_DUMPABLE = 1, 38, 22, 4
_SECCOMP_MODE_FILTER = 2
_ALLOW, _DENY, _UNKNOWN = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS
_CLONE_THREAD = 0x00010000
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute (shared libraries are mapped so), read file, read directory
_OWN = "/proc/self"  # names whoever opens it: opened by the parent it would be the parent's

# machine: (audit architecture, clone, clone3, what is denied)
_ARCHITECTURES: dict[str, tuple[int, int, int, tuple[int, ...]]] = {
    "x86_64": (
        0xC000003E, 56, 435,
        # socket connect accept sendto bind listen socketpair sendmsg accept4 sendmmsg, execve execveat fork vfork,
        # ptrace kill tkill tgkill process_vm_*, mount pivot_root chroot unshare setns, bpf keyctl add_key request_key
        # userfaultfd io_uring_*, open_by_handle_at, pidfd_*
        (41, 42, 43, 44, 49, 50, 53, 46, 288, 307, 59, 322, 57, 58, 101, 62, 200, 310, 311, 165, 155, 161, 272, 308,
         321, 250, 248, 249, 323, 425, 426, 427, 304, 424, 434, 438),
    ),
    "aarch64": (
        0xC00000B7, 220, 435,
        (198, 203, 202, 206, 200, 201, 199, 211, 242, 269, 221, 281, 117, 129, 130, 270, 271, 40, 41, 51, 97, 268,
         280, 219, 217, 218, 282, 425, 426, 427, 265, 424, 434, 438),
    ),
}  # fmt: skip


@lru_cache(maxsize=1)
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def is_linux() -> bool:
    return sys.platform.startswith("linux")


def die_with_parent() -> None:
    """The kernel kills this process when the one that started it ends (Linux)."""
    if is_linux():
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def no_new_privileges() -> bool:
    return is_linux() and _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0


def set_limits(limits: Mapping[str, Any], mapped: int) -> None:
    """Hard rlimits; the child can't raise them again. `mapped`: address space in use (`mapped_bytes`)."""
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CPU": int(limits["cpu_seconds"]),
        "RLIMIT_NOFILE": int(limits["descriptors"]),
        "RLIMIT_AS": mapped + int(limits["memory"]),
    }
    if not limits["threads"]:
        wanted["RLIMIT_NPROC"] = 0
    for name, value in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None or (name == "RLIMIT_AS" and not is_linux()):
            continue  # macOS maps far more than it uses
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # at the soft limit the kernel says SIGXCPU, which tells time from memory; at the hard one it kills
        resource.setrlimit(kind, (value, value + 1 if name == "RLIMIT_CPU" else value))


def mapped_bytes() -> int:
    """Address space in use already, by libraries that the warm parent loaded; 0 where it can't be told."""
    try:
        descriptor = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            return int(os.read(descriptor, 200).split()[0]) * resource.getpagesize()
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return 0


class Seal:
    """No network, no programs, no processes, no files but those below `readable`. Where the kernel can't, less.

    Made ready once by the warm parent, so that a child only has to ask the kernel for it. A process may always read
    what the kernel says of itself, and of no other.
    """

    def __init__(self, readable: Sequence[str]) -> None:
        known = _ARCHITECTURES.get(platform.machine())
        self._program = _filter(*known) if is_linux() and known else b""
        self._version = _landlock_version() if is_linux() else 0
        self._rules = [rule for path in readable if (rule := _rule(path))] if self._version > 0 else []

    def put_on(self) -> None:
        """On this process, for good."""
        if not is_linux():
            return
        no_new_privileges()
        if self._version > 0:
            _landlock(self._version, self._rules)
        if self._program:
            _seccomp(self._program)


def available() -> dict[str, bool]:
    """Protection by name, and whether this machine gives it."""
    linux = is_linux()
    return {
        "limits on memory, time, files and processes": True,
        "killed as a group": True,
        "memory limit enforced by the kernel": linux,
        "no new privileges": linux,
        "no network and no other programs (seccomp)": linux and platform.machine() in _ARCHITECTURES,
        "no files but the software's own (Landlock)": linux and _landlock_version() > 0,
    }


# ---------------------------------------------------------------- seccomp


def _seccomp(program: bytes) -> None:
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    _libc().prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(header), 0, 0)


def _filter(architecture: int, clone: int, clone3: int, denied: tuple[int, ...]) -> bytes:
    """A classic BPF program over (number, architecture, arguments)."""

    def statement(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    load, equal, at_least, has_bits, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    out = [
        statement(load, 4),
        statement(equal, architecture, 1, 0),
        statement(answer, _DENY),
        statement(load, 0),
        statement(at_least, 0x40000000, 0, 1),  # the x32 numbers
        statement(answer, _DENY),
    ]
    for number in denied:
        out += [statement(equal, number, 0, 1), statement(answer, _DENY)]
    out += [statement(equal, clone3, 0, 1), statement(answer, _UNKNOWN)]  # libc falls back to clone
    out += [
        statement(equal, clone, 0, 3),
        statement(load, 16),
        statement(has_bits, _CLONE_THREAD, 1, 0),
        statement(answer, _DENY),
        statement(answer, _ALLOW),
    ]
    return b"".join(out)


# ---------------------------------------------------------------- Landlock


def _landlock_version() -> int:
    version: int = _libc().syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    return version


def _rule(path: str) -> bytes:
    """That everything below `path` may be read, with a descriptor that stays open; nothing where it isn't there."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return b""
    allowed = _READ if os.path.isdir(path) else _READ & ~(1 << 3)  # noqa: PTH112 - before any import
    return struct.pack("=Qi", allowed, descriptor)


def _landlock(version: int, rules: Sequence[bytes]) -> None:
    libc = _libc()
    handled = (1 << (13 if version < 2 else 14 if version < 3 else 15)) - 1
    attributes = struct.pack("Q", handled)
    ruleset = libc.syscall(_LANDLOCK_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return
    for rule in (*rules, _rule(_OWN)):
        if rule:
            libc.syscall(_LANDLOCK_ADD, ruleset, ctypes.c_int(1), rule, ctypes.c_uint32(0))
    libc.syscall(_LANDLOCK_RESTRICT, ruleset, ctypes.c_uint32(0))
    os.close(ruleset)
