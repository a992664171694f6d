"""`cvimprover themes`."""

from argparse import ArgumentParser, Namespace

HELP = "List the looks a document can have."
EXAMPLES = ("cvimprover themes",)


def add_arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(arguments: Namespace) -> int:
    from resumelib.rendering import list_themes

    for theme in list_themes():
        print(f"{theme.name:12} {theme.description}")
    return 0
