"""A picture's Run as the engine knows it: a scan is oriented, rectified, read and structured; a photo becomes a portrait."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from core.models import Image, ImagePage, Run, StoredFile
from core.runs import Hands, PlanStep
from resumelib.model.document import ImageReading, PagePicture, ReadPages, SourceDocument
from resumelib.text.counting import counted

RENDITION_PIXELS = 2400  # longest side; about 200 dpi on A4


class ImagePlan:
    """Implements runs.Plan. The original is never changed; what is made of it can be made again."""

    version = "1"

    scan = (PlanStep("orient"), PlanStep("rectify"), PlanStep("read"), PlanStep("structure"))
    photo = (PlanStep("portrait"),)

    def steps_for(self, run: Run) -> Sequence[PlanStep]:
        is_photo = Image.objects.filter(pk=run.subject_id, purpose=Image.Purpose.PHOTO).exists()
        return self.photo if is_photo else self.scan

    def percent(self, step: str, *, ended: bool) -> int:
        steps = self.photo if step == self.photo[0].name else self.scan
        position = [known.name for known in steps].index(step)
        return round(100 * (position + ended) / len(steps))

    def run_step(self, step: str, state: bytes, hands: Hands) -> bytes:
        known = json.loads(state)
        do = {
            "orient": _orient, "rectify": _rectify, "read": _read, "structure": _structure, "portrait": _portrait,
        }[step]  # fmt: skip
        return json.dumps({**known, **do(known, hands)}, sort_keys=True).encode()

    def finish(self, run: Run, state: bytes) -> None:
        known = json.loads(state)
        files = StoredFile.objects.filter(owner_id=run.owner_id)
        image = Image.objects.filter(pk=run.subject_id, owner_id=run.owner_id).first()
        if image is None:
            return  # deleted meanwhile
        pages = known.get("pages", [])
        image.rendition = files.get(digest=known["rendition"])
        image.reading = files.get(digest=known["reading"]) if "reading" in known else None
        image.text, image.lines = known.get("text", ""), known.get("lines", [])
        image.confidence = known.get("confidence")
        image.width, image.height = (pages[0]["width"], pages[0]["height"]) if pages else (None, None)
        image.save()
        image.pages.all().delete()  # type: ignore[attr-defined, unused-ignore]
        ImagePage.objects.bulk_create(
            ImagePage(
                image=image, number=number, picture=files.get(digest=page["digest"]),
                width=page["width"], height=page["height"],
            )
            for number, page in enumerate(pages, 1)
        )  # fmt: skip


def _portrait(known: dict[str, Any], hands: Hands) -> dict[str, Any]:
    from resumelib.rendering import prepare_portrait

    made = prepare_portrait(hands.get(known["original"]))
    hands.say("Set upright, cropped, metadata removed.")
    return {"rendition": hands.put(made)}


def _orient(known: dict[str, Any], hands: Hands) -> dict[str, Any]:
    from resumelib.parsing import make_rendition

    made = make_rendition(hands.get(known["original"]), longest_side=RENDITION_PIXELS)
    hands.say("Set upright as the camera noted, metadata removed.")
    return {"rendition": hands.put(made)}


def _rectify(known: dict[str, Any], hands: Hands) -> dict[str, Any]:
    """Each page out of its photograph, upright by its text, and level."""
    from resumelib.imaging import inspect_picture
    from resumelib.parsing import prepare_page

    document = SourceDocument(hands.get(known["original"]))
    pages = []
    for number in range(inspect_picture(document.data).frames):
        page = prepare_page(document, number)
        hands.say(
            f"Page {number + 1}: turned by {page.rotation}°, straightened by {abs(page.skew):.1f}°, "
            f"{counted(len(page.strips), 'strip of text found', 'strips of text found')}."
        )
        pages.append(
            {
                "digest": hands.put(page.data), "width": page.width, "height": page.height,
                "rotation": page.rotation, "skew": page.skew, "strips": page.strips,
            }
        )  # fmt: skip
    return {"pages": pages}


def _read(known: dict[str, Any], hands: Hands) -> dict[str, Any]:
    from resumelib.parsing import read_page

    readings = []
    for number, page in enumerate(known["pages"]):
        picture = PagePicture(
            hands.get(page["digest"]), page["width"], page["height"], page["rotation"], page["skew"],
            tuple(tuple(strip) for strip in page["strips"]),
        )  # fmt: skip
        reading = read_page(picture, number)
        hands.say(
            f"Page {number + 1}: {counted(len(reading.blocks), 'line read', 'lines read')}, "
            f"confidence {reading.confidence:.0%}."
        )
        readings.append(reading)
    kept = ReadPages(tuple(page["digest"] for page in known["pages"]), tuple(readings))
    return {"reading": hands.put(msgspec.json.encode(kept))}


def _structure(known: dict[str, Any], hands: Hands) -> dict[str, Any]:
    """The lines in reading order with their places and confidences. An empty page, like a back, is no failure."""
    from resumelib.parsing import extract_text

    kept = msgspec.json.decode(hands.get(known["reading"]), type=ReadPages)
    document = SourceDocument(hands.get(known["original"]), known["name"], kept.readings)
    text = extract_text(document) if any(reading.words for reading in kept.readings) else ""
    lines = [_line(block) for reading in kept.readings for block in reading.blocks]
    hands.say(
        f"{counted(len(lines), 'line')} in reading order." if lines else "There is no text on this page."
    )
    return {"text": text, "lines": lines, "confidence": round(_mean(kept.readings), 4)}


def _line(block: Any) -> dict[str, Any]:
    box = block.box
    return {
        "text": block.text,
        "confidence": round(block.confidence, 4),
        "page": block.page + 1,
        "box": [round(value, 1) for value in (box.x0, box.y0, box.x1, box.y1)] if box else None,
    }


def _mean(readings: Sequence[ImageReading]) -> float:
    """Over characters."""
    letters = [sum(len(block.text) for block in reading.blocks) for reading in readings]
    total = sum(count * reading.confidence for count, reading in zip(letters, readings, strict=True))
    return total / max(sum(letters), 1)


IMAGE_PLAN = ImagePlan()
