"""`cvimprover` and `python -m cvimprover`: finds the command, runs it, turns errors into exit codes."""

import sys

from cvimprover.cli import main

if __name__ == "__main__":
    sys.exit(main())
