"""`cvimprover review`."""

import json
import sys
from argparse import ArgumentParser, Namespace

from cvimprover.cli.files import read_document
from cvimprover.cli.options import CHOICES, check_region

HELP = "Review a CV: findings with their places, and a score that is shown with its parts."
EXAMPLES = ("cvimprover review cv.pdf", "cvimprover review cv.pdf --region GB --json")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a CV of any kind; - for standard input")
    parser.add_argument(
        "--region", default="", metavar="CODE", help="country applied in (US, GB, DE, …) or EU"
    )
    parser.add_argument(
        "--experience-level", choices=CHOICES["experience_level"], default="", metavar="0-2|3-5|6+"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: Namespace) -> int:
    check_region(arguments.region)
    from cvimprover.cli.steps import run_until
    from resumelib.pipeline import Options, review_report

    options = Options(region=arguments.region, experience_level=arguments.experience_level)
    state = run_until("review", [read_document(arguments.file)], options)
    report = review_report(state)
    sys.stdout.write(
        json.dumps(report, ensure_ascii=False, indent=2) + "\n" if arguments.json else _readable(report)
    )
    return 0


def _readable(report: dict) -> str:  # type: ignore[type-arg]
    lines = [f"Score {report['score']:.0f} of 100 (version {report['score_version']})"]
    lines += [
        f"  {part['name']:22} {part['points']:5.1f} of {part['out_of']:.0f}" for part in report["parts"]
    ]
    order = ["fatal", "error", "warning", "information"]
    for severity in order:
        found = [f for f in report["findings"] if f["severity"] == severity]
        if found:
            lines += ["", f"{severity.capitalize()} ({len(found)})"]
        for finding in found:
            place = f" [{finding['path']}]" if finding["path"] else ""
            lines.append(f"  {finding['id']}{place} {finding['message']}")
            if finding["excerpt"]:
                lines.append(f"      “{finding['excerpt']}”")
    return "\n".join(lines) + "\n"
