"""The settings: one table with name, default, parser and help, read from the environment.

Secrets are also read from the file that `<NAME>_FILE` names. A wrong value stops the start with a sentence
(WrongUsage). Nothing here imports Django, so that the command line can read settings and stay fast.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from resumelib.errors import WrongUsage


def _text(value: str) -> str:
    return value.strip()


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _folder(value: str) -> Path:
    return Path(value).expanduser().absolute()


def _fonts(value: str) -> Path | None:
    if not value.strip():
        return None
    folder = _folder(value.strip())
    if not folder.is_dir():
        raise ValueError("must name a folder that exists")
    return folder


def _number(low: float, high: float) -> Callable[[str], float]:
    def parse(value: str) -> float:
        number = float(value)
        if not low <= number <= high:
            raise ValueError(f"must be between {low:g} and {high:g}")
        return number

    return parse


def _count(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        try:
            number = int(value)
        except ValueError:
            raise ValueError("must be a whole number") from None
        if not low <= number <= high:
            raise ValueError(f"must be between {low} and {high}")
        return number

    return parse


def _switch(value: str) -> bool:
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
        "": False,
    }
    if value.strip().lower() not in words:
        raise ValueError("must be on or off")
    return words[value.strip().lower()]


def _address(*schemes: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        value = value.strip()
        if value and urlsplit(value).scheme not in schemes:
            raise ValueError("must begin with " + " or ".join(f"{scheme}://" for scheme in schemes))
        return value

    return parse


def _level(value: str) -> str:
    if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return value.upper()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `default` is written as it would stand in the environment."""

    name: str
    default: str
    parse: Callable[[str], Any]
    help: str
    secret: bool = False


_REDIS = _address("redis", "rediss", "redis+socket", "unix")
_DATABASE = _address("postgres", "postgresql", "sqlite")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATA_DIR",
        "data",
        _folder,
        "Folder for the database, the files and the generated secrets; readable by its owner only.",
    ),
    Setting(
        "SECRET_KEY",
        "",
        _text,
        "Signs cookies and links; 32 characters or more. Generated in DATA_DIR (mode 0600) when empty.",
        secret=True,
    ),
    Setting(
        "DATABASE_URL",
        "",
        _DATABASE,
        "`postgres://user:password@host/name`. Empty: SQLite in DATA_DIR.",
        secret=True,
    ),
    Setting(
        "REDIS_URL",
        "",
        _REDIS,
        "The Redis or Valkey server that is message broker and result backend. Empty: `cvimprover up` starts the bundled one.",
        secret=True,
    ),
    Setting(
        "REDIS_PREFIX",
        "cvimprover:",
        _text,
        "Begins every key and channel in Redis, so that a server can be shared.",
    ),
    Setting(
        "LLM_BASE_URL",
        "",
        _address("http", "https"),
        "OpenAI-compatible endpoint. Empty: the built-in engine alone, nothing leaves this machine.",
    ),
    Setting("LLM_API_KEY", "", _text, "Key for that endpoint.", secret=True),
    Setting("LLM_MODEL", "", _text, "Name of the model there."),
    Setting("LLM_TIMEOUT", "120", _number(1, 3600), "Seconds to wait for one answer of the model."),
    Setting(
        "ALLOWED_HOSTS",
        "localhost,127.0.0.1,[::1]",
        _names,
        "Host names this server answers to, separated by commas.",
    ),
    Setting(
        "MAX_UPLOAD_MB",
        "25",
        _count(1, 200),
        "Largest file taken, in megabytes; no document above 25 is read.",
    ),
    Setting("RUNS_PER_USER", "8", _count(1, 1000), "Runs of one user that may be at work at once."),
    Setting(
        "QUEUE_PER_USER",
        "1000",
        _count(1, 100000),
        "Runs of one user that may wait; more are refused with 429.",
    ),
    Setting(
        "QUEUE_TOTAL",
        "20000",
        _count(1, 1000000),
        "Runs of all users that may wait; more are refused with 429.",
    ),
    Setting(
        "RETENTION_DAYS",
        "0",
        _count(0, 3650),
        "Days after which a CV and everything made from it are deleted; 0 keeps them.",
    ),
    Setting("LEASE_SECONDS", "45", _number(1, 3600), "How long a worker that falls silent keeps a run."),
    Setting("HEARTBEAT_SECONDS", "10", _number(0.2, 600), "How often a worker renews its lease."),
    Setting(
        "HINT_SECONDS",
        "15",
        _number(0.5, 3600),
        "After how long an unanswered message to the workers is sent again.",
    ),
    Setting(
        "STEP_SECONDS",
        "120",
        _number(1, 3600),
        "How long one step of a run on the CPU may take; model calls have LLM_TIMEOUT each.",
    ),
    Setting(
        "FONTS_DIR",
        "",
        _fonts,
        "Folder with further fonts (ttf, otf, ttc) for scripts that the bundled ones lack, such as Chinese.",
    ),
    Setting("LOG_LEVEL", "INFO", _level, "DEBUG, INFO, WARNING or ERROR."),
    Setting("DEBUG", "off", _switch, "Shows Python errors in the browser. Never where others can reach it."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The parsed values, one field for each row of SETTINGS, in lower case."""

    data_dir: Path
    secret_key: str
    database_url: str
    redis_url: str
    redis_prefix: str
    llm_base_url: str
    llm_api_key: str
    llm_model: str
    llm_timeout: float
    allowed_hosts: tuple[str, ...]
    max_upload_mb: int
    runs_per_user: int
    queue_per_user: int
    queue_total: int
    retention_days: int
    lease_seconds: float
    heartbeat_seconds: float
    hint_seconds: float
    step_seconds: float
    fonts_dir: Path | None
    log_level: str
    debug: bool


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """All settings, parsed. Reports every wrong value in one WrongUsage, not the first alone."""
    environ = os.environ if environ is None else environ  # noqa: TID251 - the one place
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for setting in SETTINGS:
        try:
            values[setting.name.lower()] = setting.parse(_raw(setting, environ))
        except (ValueError, OSError) as error:
            wrong.append(_complaint(setting, error))
    if wrong:
        raise WrongUsage(" ".join(wrong))
    assert values.keys() == {field.name for field in fields(Settings)}
    settings = Settings(**values)
    if settings.heartbeat_seconds * 2 > settings.lease_seconds:
        raise WrongUsage("The setting HEARTBEAT_SECONDS must be at most half of LEASE_SECONDS.")
    if settings.secret_key and len(settings.secret_key) < 32:
        raise WrongUsage("The setting SECRET_KEY must have 32 characters or more.")
    return settings


def _raw(setting: Setting, environ: Mapping[str, str]) -> str:
    if setting.name in environ:
        return environ[setting.name]
    if setting.secret and environ.get(f"{setting.name}_FILE"):
        return Path(environ[f"{setting.name}_FILE"]).read_text(encoding="utf-8").strip()
    return setting.default


def _complaint(setting: Setting, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"The file named by {setting.name}_FILE can't be read."
    said = str(error) if str(error).startswith("must") else "can't be understood"
    return f"The setting {setting.name} {said}."


def variable(name: str, default: str = "") -> str:
    """One raw environment variable that is no setting: how the supervisor speaks to its own processes."""
    return os.environ.get(name, default)  # noqa: TID251


def process_environment(**changes: str) -> dict[str, str]:
    """This process's environment with `changes`, for a child process."""
    return {**os.environ, **changes}  # noqa: TID251


def redis_py_url(url: str) -> str:
    """`url` as the redis library spells it: Celery says redis+socket://, redis-py says unix://."""
    return "unix://" + url.removeprefix("redis+socket://") if url.startswith("redis+socket://") else url
