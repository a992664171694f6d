"""The command line: one module a command, each with `HELP`, `EXAMPLES`, `add_arguments(parser)` and `run(arguments)`.

Only the module of the command that was asked for is imported, so that each pays for what it uses alone.
"""

import argparse
import errno
import os
import sys
from importlib import import_module
from typing import NoReturn

from cvimprover.cli.streams import finish, give_up_output, open_closed, tell
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

EXIT_DONE, EXIT_BUG, EXIT_USAGE, EXIT_REFUSED, EXIT_UNREACHABLE, EXIT_STOPPED = 0, 1, 2, 3, 4, 130
_NAMES = ("file", "files", "outputs", "letters", "out", "json", "posting", "photo", "answers", "data")
_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO)
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
    open_closed()
    try:
        code = _run(arguments)
        finish()
    except ResumeError as error:
        tell(f"cvimprover: {error.sentence}")
        return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), EXIT_BUG)
    except KeyboardInterrupt:
        tell("\ncvimprover: stopped.")
        return EXIT_STOPPED
    except BrokenPipeError:
        give_up_output()
        return EXIT_DONE
    except Exception as error:  # noqa: BLE001 - the last door: a person gets a sentence, a maintainer the details
        return (
            _report_place(error)
            if isinstance(error, OSError) and error.errno in _PLACE
            else _report_bug(error)
        )
    return code


def _run(arguments: list[str]) -> int:
    name = next((word for word in arguments if not word.startswith("-")), "")
    if name not in COMMANDS or arguments[0] != name:
        return _overview(arguments, name)
    command = import_module(f"cvimprover.cli.{name}")
    parser = _Parser(
        prog=f"cvimprover {name}",
        description=command.HELP,
        epilog="examples:\n" + "\n".join(f"  {line}" for line in command.EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    try:
        parsed = parser.parse_args(arguments[1:])
    except SystemExit:
        finish()  # the help may be read by a program that ends early
        raise
    _refuse_empty_names(parsed)
    _add_own_fonts()
    return int(command.run(parsed))


class _Parser(argparse.ArgumentParser):
    """What is wrong and where to read on, without a page of options before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message}. For all options and examples: {self.prog} --help\n")


def _refuse_empty_names(parsed: argparse.Namespace) -> None:
    """A variable of the shell that is empty must not read as "no posting"."""
    for name in _NAMES:
        given = getattr(parsed, name, None)
        if given == "" or (isinstance(given, list) and "" in given):
            raise WrongUsage(f"A name of a file is empty ({name.upper()}). Give the name, or leave it out.")


def _report_place(error: OSError) -> int:
    """The output, or the folder for temporary files, can't be written: nobody's bug."""
    where = error.filename or "The output"
    tell(
        f"cvimprover: {where} can't be written ({os.strerror(error.errno or 0)}). Free some space, or name another place."
    )
    give_up_output()
    return EXIT_USAGE


def _report_bug(error: Exception) -> int:
    from cvimprover.env import variable

    if variable("CVIMPROVER_DEBUG"):
        raise error
    tell(
        "cvimprover: something went wrong in CVImprover itself; nothing was written. "
        "Run it again with CVIMPROVER_DEBUG=1 for the details, and please report them."
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
    tell(f"cvimprover: there is no command “{name or arguments[0]}”.\n\n{usage}")
    return EXIT_USAGE
