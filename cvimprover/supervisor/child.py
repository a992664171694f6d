"""One supervised process: start, watch, restart with back-off, stop."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cvimprover.supervisor.death import die_with_parent

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
SETTLED_SECONDS = 30.0  # after so long a life, the next end is no crash loop
LOG_BYTES = 5_000_000


@dataclass(slots=True)
class Child:
    """`stop_seconds`: how long it may take to end after SIGTERM before its whole group is killed."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    stop_seconds: float = 5.0
    stdin: str = ""
    follow: bool = True  # end with this process, whatever ends it; not where this process has threads
    process: subprocess.Popen[bytes] | None = None
    quick_ends: int = 0  # in a row
    _started: float = 0.0
    _not_before: float = 0.0
    _lifeline: tuple[int, int] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Must be called in the main thread: the kernel's death signal follows the thread."""
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as output:
            os.fchmod(output.fileno(), 0o600)
            self.process = self._spawn(output.fileno())
        if self.stdin and self.process.stdin:
            self.process.stdin.write(self.stdin.encode())
            self.process.stdin.close()
        self._started = time.monotonic()

    def _spawn(self, output: int) -> "subprocess.Popen[bytes]":
        parent, command, keep = os.getpid(), list(self.command), ()
        if sys.platform != "linux":
            if self._lifeline is None:
                self._lifeline = os.pipe()
            command = [sys.executable, "-m", "cvimprover.supervisor.keeper", str(self._lifeline[0]), *command]
            keep = (self._lifeline[0],)
        return subprocess.Popen(
            command,
            env=dict(self.environment),
            stdin=subprocess.PIPE if self.stdin else subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # its own group: Ctrl-C reaches the supervisor alone, and a group can be killed whole
            pass_fds=keep,
            preexec_fn=(lambda: die_with_parent(parent)) if self.follow else None,
        )

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tend(self) -> str:
        """Restart it when it has ended and its pause is over. Returns a sentence when there is something to say."""
        if self.running:
            if self.quick_ends and time.monotonic() - self._started > SETTLED_SECONDS:
                self.quick_ends = 0
            return ""
        now = time.monotonic()
        if self.process is not None:
            code = self.process.returncode
            self.kill_group()  # what it leaves behind
            self.process = None
            settled = now - self._started > SETTLED_SECONDS
            self.quick_ends = 1 if settled else self.quick_ends + 1
            self._not_before = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.quick_ends - 1))
            return f"{self.name} ended ({_why(code)}); starting it again."
        if now >= self._not_before:
            self.start()
        return ""

    def ask_to_stop(self) -> None:
        if self.running and self.process:
            self.process.send_signal(signal.SIGTERM)

    def wait_for_end(self, seconds: float) -> None:
        """Wait, then kill what is left of its group."""
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(max(0.0, seconds))
            self.kill_group()
            self.process.wait()

    def kill_group(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def last_words(self, lines: int = 8) -> str:
        """The end of its log."""
        try:
            text = self.log.read_bytes()[-20_000:].decode(errors="replace")
        except OSError:
            return ""
        return "\n".join(text.splitlines()[-lines:])


def _why(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"
