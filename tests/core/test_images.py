"""Images: checked, stored, set upright, stripped, read."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from core import runs, services
from core.models import Image, Run, RunEvent, StoredFile
from core.services import IMAGE_PLAN

pytestmark = pytest.mark.django_db(transaction=True)
API = "/api/v1/"


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def picture(
    *, orientation=1, size=(900, 500), text=("Ada Example", "Software Engineer", "Example Ltd, London")
):
    page = Picture.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(text):
        draw.text((60, 60 + 90 * number), line, "black", font=ImageFont.load_default(48))
    if orientation == 6:  # stored turned, to be shown a quarter turn clockwise
        page = page.rotate(90, expand=True)
    exif = Picture.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = orientation, "taken at home", {1: "N", 2: (52.0, 31.0, 0.0)}
    out = io.BytesIO()
    page.save(out, "JPEG", exif=exif, quality=92)
    return out.getvalue()


def upload(data, purpose="scan", **headers):
    return Client().post(
        API + "images/", {"file": SimpleUploadedFile("page.jpg", data), "purpose": purpose}, **headers
    )


def work(run_id):
    return runs.work_on(run_id, IMAGE_PLAN, resource="cpu")


def test_a_scan_is_set_upright_stripped_and_read():
    data = picture(orientation=6)
    answer = upload(data)
    assert answer.status_code == 202
    body = answer.json()
    assert answer.headers["Location"] == f"/api/v1/runs/{body['run']['id']}/"
    assert body["renditions"] == [] and body["text"] == ""

    assert work(body["run"]["id"]) == "succeeded", Run.objects.get().reason
    read = Client().get(f"{API}images/{body['id']}/").json()
    assert "Ada Example" in read["text"] and "London" in read["text"]
    assert read["lines"] and all(0 < line["confidence"] <= 1 for line in read["lines"])
    assert 0.5 < read["confidence"] <= 1

    assert [step["name"] for step in read["run"]["steps"]] == ["orient", "rectify", "read", "structure"]

    rendition = Client().get(read["renditions"][0]["url"]).content
    shown = Picture.open(io.BytesIO(rendition))
    assert shown.width > shown.height
    assert not shown.getexif() and b"taken at home" not in rendition and b"Exif" not in rendition


def test_lines_have_their_places_on_the_page_as_it_was_read():
    """Taken sideways with no word about it from the camera: the page is turned by its text, and the boxes follow."""
    turned = Picture.open(io.BytesIO(picture())).rotate(90, expand=True)
    out = io.BytesIO()
    turned.save(out, "PNG")
    body = upload(out.getvalue()).json()
    assert work(body["run"]["id"]) == "succeeded", Run.objects.get().reason
    read = Client().get(f"{API}images/{body['id']}/").json()

    page = next(one for one in read["renditions"] if one["name"] == "page-1")
    shown = Picture.open(io.BytesIO(Client().get(page["url"]).content))
    assert shown.size == (page["width"], page["height"]) == (read["width"], read["height"])
    assert shown.width > shown.height
    name = next(line for line in read["lines"] if line["text"] == "Ada Example")
    inked = shown.convert("L").crop(name["box"]).getextrema()
    assert name["page"] == 1 and inked[0] < 80, "there is ink where the name is said to be"
    assert Client().get(page["url"].replace("page=1", "page=2")).status_code == 404
    assert Client().get(page["url"].replace("page=1", "page=x")).status_code == 400


def test_every_page_of_a_scan_is_read_and_an_empty_back_is_no_failure():
    front = Picture.open(io.BytesIO(picture(text=("Ada Example", "page one"))))
    last = Picture.open(io.BytesIO(picture(text=("References", "page three"))))
    out = io.BytesIO()
    front.save(out, "TIFF", save_all=True, append_images=[Picture.new("RGB", (900, 500), "white"), last])
    body = upload(out.getvalue()).json()
    assert work(body["run"]["id"]) == "succeeded", Run.objects.get().reason
    read = Client().get(f"{API}images/{body['id']}/").json()
    assert [(line["text"], line["page"]) for line in read["lines"]] == [
        ("Ada Example", 1), ("page one", 1), ("References", 3), ("page three", 3),
    ]  # fmt: skip
    assert [one["name"] for one in read["renditions"]] == ["upright", "page-1", "page-2", "page-3"]


class CancelledAfterOnePage:
    """The plan of pictures; the person cancels as soon as the first page is read."""

    def __init__(self, run_id):
        self.run_id = run_id

    def __getattr__(self, name):
        return getattr(IMAGE_PLAN, name)

    def run_step(self, step, state, hands):
        say = hands.say

        def heard(text):
            say(text)
            if "lines read" in text:
                runs.cancel(self.run_id)

        hands.say = heard
        return IMAGE_PLAN.run_step(step, state, hands)


def test_a_scan_cancelled_between_its_pages_leaves_nothing_half_read():
    out = io.BytesIO()
    pages = [Picture.open(io.BytesIO(picture(text=("Ada Example", f"page {n}")))) for n in (1, 2, 3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    run_id = upload(out.getvalue()).json()["run"]["id"]

    assert runs.work_on(run_id, CancelledAfterOnePage(run_id), resource="cpu") is None
    image = Image.objects.get()
    assert Run.objects.get().state == "cancelled"
    assert (image.text, image.lines, image.rendition, image.pages.count()) == ("", [], None, 0)


def test_a_picture_without_text_is_kept_and_says_so():
    body = upload(picture(text=())).json()
    assert work(body["run"]["id"]) == "succeeded"
    assert Client().get(f"{API}images/{body['id']}/").json()["lines"] == []
    assert any("no text" in event.data.get("text", "") for event in RunEvent.objects.all())


def test_a_photo_becomes_a_portrait_and_is_not_read():
    body = upload(picture(size=(600, 800), text=()), "photo").json()
    assert work(body["run"]["id"]) == "succeeded", Run.objects.get().reason
    image = Image.objects.get()
    assert image.text == "" and image.rendition is not None


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"", 400), (b"GIF89a" + b"x" * 50, 415), (b"%PDF-1.7", 415), (b"\xff\xd8\xff" + b"x" * 50, 400)],
)
def test_what_is_no_picture_is_refused_and_nothing_is_stored(data, status):
    answer = upload(data)
    assert answer.status_code == status, answer.content
    assert answer.json()["detail"]
    assert not Image.objects.exists() and not StoredFile.objects.exists() and not Run.objects.exists()


def test_the_same_key_is_the_same_image():
    data = picture()
    first, again = (upload(data, HTTP_IDEMPOTENCY_KEY="k").json() for _ in range(2))
    assert first["id"] == again["id"]
    assert upload(data, "photo", HTTP_IDEMPOTENCY_KEY="k").status_code == 422


def test_deleting_leaves_nothing(tmp_path):
    body = upload(picture()).json()
    services.delete_image(Image.objects.get(pk=body["id"]))
    assert not Run.objects.exists() and not StoredFile.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
