"""The Celery application: configured from Django's settings; Redis is broker and result backend."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cvimprover.settings")  # noqa: TID251

app = Celery("cvimprover")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.set_default()
