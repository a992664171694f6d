"""Runs one command and ends it when a pipe closes: what PR_SET_PDEATHSIG does, for systems that lack it.

`python -m cvimprover.supervisor.keeper FD COMMAND…`: FD is the reading end of a pipe whose writing end only the
supervisor holds; when the supervisor is gone, however it went, the pipe closes.
"""

import os
import signal
import subprocess
import sys
import threading


def main(arguments: list[str]) -> int:
    lifeline, command = int(arguments[0]), arguments[1:]
    process = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _frame: process.send_signal(received))

    def watch() -> None:
        while os.read(lifeline, 1):
            pass
        os.killpg(os.getpgid(0), signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
