"""`cvimprover up`: one process tree for one data folder. See docs/explanation/runs.md.

Nothing here imports Django: the supervisor stays small, and what can crash is below it.
"""

from pathlib import Path


def run(host: str, port: int, data_dir: Path | None, workers: int) -> int:
    """Start everything, watch it, stop it on the first SIGINT or SIGTERM. Returns the exit code.

    `port` 0 takes a free one; `data_dir` None is the setting DATA_DIR; `workers` 0 is one for each core, at most 4.
    Raises WrongUsage (bad settings, a host that isn't loopback, data folder in use) and ServiceUnreachable.
    """
    from cvimprover.supervisor.tree import Tree

    return Tree.prepare(host, port, data_dir, workers).run()


__all__ = ["run"]
