"""The web process: `python -m cvimprover.supervisor.web HOST PORT`."""

import sys

from granian import Granian
from granian.constants import Interfaces


def main(host: str, port: int) -> None:
    """One worker process; the event stream is asynchronous, the other views run in its threads."""
    Granian(
        "cvimprover.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    from cvimprover.env import variable
    from cvimprover.supervisor.death import die_with_parent

    if variable("CVIMPROVER_SUPERVISED"):
        die_with_parent()
    main(sys.argv[1], int(sys.argv[2]))
