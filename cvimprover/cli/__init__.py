"""The command line: one module a command, each with `HELP`, `EXAMPLES`, `add_arguments(parser)` and `run(arguments)`.

Only the module of the command that was asked for is imported, so that each pays for what it uses alone.
"""

import argparse
import sys
from importlib import import_module

from cvimprover.env import read_settings, variable
from resumelib.errors import DeliveryBlocked, InputRefused, ResumeError, ServiceUnreachable, WrongUsage

COMMANDS = {
    "text": "the text of a CV as a person would read it",
    "parse": "a CV as JSON Resume",
    "review": "findings and score of a CV",
    "match": "a CV held against a job posting",
    "improve": "read, review, improve, and write the new document",
    "render": "a JSON Resume as a document",
    "themes": "the looks a document can have",
    "up": "everything on this machine: web page, API, queue and workers",
    "submit": "send a CV to a running server and fetch the result",
    "demo": "the example CV through a server of its own, then stop",
    "doctor": "check what this installation needs",
}

EXIT_DONE, EXIT_BUG, EXIT_USAGE, EXIT_REFUSED, EXIT_UNREACHABLE = 0, 1, 2, 3, 4
_EXIT_CODES = (
    (InputRefused, EXIT_REFUSED),
    (WrongUsage, EXIT_USAGE),
    (ServiceUnreachable, EXIT_UNREACHABLE),
    (DeliveryBlocked, EXIT_BUG),
)


def _add_own_fonts() -> None:
    """What the server does on its start too; imports nothing where the setting is empty."""
    folder = read_settings().fonts_dir if variable("FONTS_DIR") else None
    if folder:
        from resumelib.rendering import use_fonts

        use_fonts(folder)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code of the contract (0 done, 1 bug, 2 usage, 3 refused, 4 unreachable)."""
    arguments = sys.argv[1:] if argv is None else argv
    name = next((word for word in arguments if not word.startswith("-")), "")
    if name not in COMMANDS or arguments[0] != name:
        return _overview(arguments, name)
    command = import_module(f"cvimprover.cli.{name}")
    parser = argparse.ArgumentParser(
        prog=f"cvimprover {name}",
        description=command.HELP,
        epilog="examples:\n" + "\n".join(f"  {line}" for line in command.EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    parsed = parser.parse_args(arguments[1:])
    try:
        _add_own_fonts()
        return int(command.run(parsed))
    except ResumeError as error:
        print(f"cvimprover: {error.sentence}", file=sys.stderr)
        return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), EXIT_BUG)
    except KeyboardInterrupt:
        print("\ncvimprover: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_DONE
    except Exception as error:  # noqa: BLE001 - the last door: a person gets a sentence, a maintainer the details
        return _report_bug(error)


def _report_bug(error: Exception) -> int:
    from cvimprover.env import variable

    if variable("CVIMPROVER_DEBUG"):
        raise error
    print(
        "cvimprover: something went wrong in CVImprover itself; nothing was written. "
        "Run it again with CVIMPROVER_DEBUG=1 for the details, and please report them.",
        file=sys.stderr,
    )
    return EXIT_BUG


def _overview(arguments: list[str], name: str) -> int:
    if arguments in (["--version"], ["-V"]):
        from importlib.metadata import version

        print(f"cvimprover {version('cvimprover')}")
        return EXIT_DONE
    lines = [f"  {command:9} {text}" for command, text in COMMANDS.items()]
    usage = "\n".join(
        [
            "usage: cvimprover COMMAND …",
            "",
            *lines,
            "",
            "cvimprover COMMAND --help tells more, with examples.",
        ]
    )
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage)
        return EXIT_DONE if arguments else EXIT_USAGE
    print(f"cvimprover: there is no command “{name or arguments[0]}”.\n\n{usage}", file=sys.stderr)
    return EXIT_USAGE
