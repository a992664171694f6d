"""`cvimprover render`."""

import json
from argparse import ArgumentParser, Namespace

from cvimprover.cli.files import portrait, read_document, refuse_overwriting, write_all
from cvimprover.cli.options import add_pages, check_names, output_formats
from cvimprover.cli.streams import tell
from resumelib.errors import DamagedInput, DeliveryBlocked, UnsupportedInput

HELP = "Turn a JSON Resume into a document; every file is checked before it is written."
EXAMPLES = (
    "cvimprover render resume.json -o resume.pdf",
    "cvimprover render resume.json -o cv.pdf -o cv.docx --theme modern --region DE --photo me.jpg",
    "cvimprover render resume.json -o cv.pdf --pages 1",
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="RESUME.json", help="JSON Resume; - for standard input")
    parser.add_argument(
        "-o",
        dest="outputs",
        action="append",
        required=True,
        metavar="OUT",
        help="the format is the suffix: pdf, docx, html, md, txt, json, or yaml for RenderCV; may be given several times",
    )
    parser.add_argument(
        "--theme", default="classic", metavar="NAME", help="the look (cvimprover themes lists them)"
    )
    parser.add_argument(
        "--region", default="", metavar="CODE", help="country applied in (US, GB, DE, …) or EU"
    )
    parser.add_argument(
        "--photo", metavar="FILE", help="a portrait, shown where the region and theme allow it"
    )
    add_pages(parser)
    parser.add_argument("--quiet", action="store_true", help="no notes on standard error")


def run(arguments: Namespace) -> int:
    from resumelib.model.region import resolve_region
    from resumelib.rendering import render_resume, verify_artifact

    formats = output_formats(arguments.outputs)
    check_names(arguments)
    refuse_overwriting(arguments.outputs, [arguments.file])
    resume, region = _read_resume(arguments.file), resolve_region(arguments.region)
    photo = portrait(arguments.photo) if arguments.photo else None
    contents, notes = {}, []
    for path, format_ in formats.items():
        made = render_resume(
            resume,
            format=format_,
            theme=arguments.theme,
            region=region,
            photo=photo,
            fit_pages=arguments.fit_pages,
        )
        check = verify_artifact(resume, made.data, format=format_, region=region)
        if not check.passed:
            raise DeliveryBlocked(
                f"{path} did not pass its own check: “{check.missing[0].text}” ({check.missing[0].path}) is not found intact. "
                "Nothing was written; please report this, or try another theme.",
                tuple((item.path, item.text) for item in check.missing),
            )
        contents[path] = made.data
        notes += [f"{path}: {note}" for note in made.notes]
    write_all(contents)
    if notes and not arguments.quiet:
        tell("\n".join(notes))
    return 0


def _read_resume(path: str):  # type: ignore[no-untyped-def]
    from resumelib.model.jsonresume import from_json_resume, looks_like_json_resume

    document = read_document(path)
    try:
        data = json.loads(document.data)
        json.dumps(data, ensure_ascii=False).encode()  # half a character can't be written into any file
    except UnicodeEncodeError:
        raise DamagedInput(f"{path} holds half a character (\\ud800 to \\udfff). Export it again.") from None
    except ValueError:
        raise UnsupportedInput(
            f"{path} is not JSON. Make a JSON Resume of a CV with: cvimprover parse CV > resume.json"
        ) from None
    except RecursionError:
        raise DamagedInput(f"{path} is nested too deeply to be a resume.") from None
    if not looks_like_json_resume(data):
        raise UnsupportedInput(
            f"{path} is JSON, but not a JSON Resume: it has none of basics, work, education, skills."
        )
    return from_json_resume(data)
