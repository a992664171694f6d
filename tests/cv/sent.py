"""A CV sent through the real views, services, pipeline and files; only the queue is walked by hand."""

from core import runs
from core.models import Run
from core.services import IMAGE_PLAN
from cv.services import CV_PLAN
from tests.plain_cv import CV

API = "/api/v1/"
JSON_RESUME = {
    "basics": {"name": "Ada Example", "email": "ada@example.org"},
    "work": [
        {
            "name": "Example Ltd",
            "position": "Engineer",
            "startDate": "2019-01",
            "highlights": ["Responsible for the billing service."],
        }
    ],
}


def submit(api, text=CV, key="", **fields):
    from django.core.files.uploadedfile import SimpleUploadedFile

    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    file = SimpleUploadedFile("ada.txt", text.encode() if isinstance(text, str) else text)
    return api.post(API + "questionnaires/", {"resume": file, "llm": "off", **fields}, **headers)


def work():
    """What the workers would do."""
    for run in Run.objects.filter(state="queued").order_by("created_at"):
        plan = CV_PLAN if run.task.startswith("cv.") else IMAGE_PLAN
        assert runs.work_on(run.pk, plan, resource="cpu") == "succeeded", Run.objects.get(pk=run.pk).reason


def finished(api, **fields):
    questionnaire = submit(api, **fields).json()
    work()
    return questionnaire["id"], api.get(f"{API}questionnaires/{questionnaire['id']}/result/").json()
