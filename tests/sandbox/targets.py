"""What the sandbox is asked to run in its tests: functions of bytes to bytes, most of them hostile."""

import ctypes
import json
import os
import socket
import subprocess
import time
from pathlib import Path

from resumelib.errors import EncryptedInput


def echo(payload: bytes) -> bytes:
    return payload


def refuse(payload: bytes) -> bytes:
    raise EncryptedInput("It asks for a password.")


def fail(payload: bytes) -> bytes:
    raise KeyError("secret text of a document")


def exit_quietly(payload: bytes) -> bytes:
    os._exit(0)


def spin(payload: bytes) -> bytes:
    while True:
        pass


def sleep(payload: bytes) -> bytes:
    time.sleep(60)
    return b""


def swell(payload: bytes) -> bytes:
    held = []
    while True:
        held.append(bytearray(64 * 1024 * 1024))


def recurse(payload: bytes) -> bytes:
    return recurse(payload)


def flood(payload: bytes) -> bytes:
    return b"x" * 5_000_000


def crash(payload: bytes) -> bytes:
    ctypes.string_at(0)
    return b""


def environment(payload: bytes) -> bytes:
    return json.dumps({**os.environ}).encode()


def descriptors(payload: bytes) -> bytes:
    open_ones = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        open_ones.append(number)
    return json.dumps(open_ones).encode()


def attempt(payload: bytes) -> bytes:
    """Tries one forbidden thing; says what came of it."""
    tries = {
        "socket": lambda: socket.socket().connect(("127.0.0.1", 9)),
        "unix": lambda: socket.socket(socket.AF_UNIX),
        "run": lambda: subprocess.run(["/bin/true"], check=True),
        "exec": lambda: os.execv("/bin/true", ["true"]),
        "fork": os.fork,
        "read": lambda: Path("/etc/passwd").read_text(),
        "parent": lambda: Path(f"/proc/{os.getppid()}/statm").read_text(),
        "write": lambda: Path("/tmp/cvimprover-sandbox-test").write_text("x"),
        "kill": lambda: os.kill(os.getppid(), 9),
        "raise-limit": lambda: __import__("resource").setrlimit(
            __import__("resource").RLIMIT_NOFILE, (4096, 4096)
        ),
    }
    try:
        tries[payload.decode()]()
    except (OSError, ValueError) as error:
        return type(error).__name__.encode()
    return b"done"


def mapped(payload: bytes) -> bytes:
    """The child's own address space, which its memory limit is counted from."""
    from resumelib.sandbox import confine

    return str(confine.mapped_bytes()).encode()
