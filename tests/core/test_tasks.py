"""The queue's side: names, queues, hints, the small state; with no Redis at all."""

import time

import pytest
from celery.result import AsyncResult

from core import runs, tasks
from core.models import Run
from cvimprover.celery import app
from tests.core.tiny import new_run


def test_both_tasks_are_registered_under_their_names():
    app.loader.import_default_modules()
    assert {"core.tasks.process_image_task", "cv.tasks.generate_cv_task"} <= set(app.tasks)


def test_a_plain_worker_takes_from_both_queues():
    assert set(app.amqp.queues.consume_from) == {"cpu", "io"}
    assert app.conf.task_default_queue in app.amqp.queues


def test_nothing_is_decided_by_messages_or_results():
    conf = app.conf
    assert conf.task_ignore_result and not conf.task_acks_late and not conf.task_publish_retry
    assert conf.accept_content == ["json"] and conf.task_serializer == conf.result_serializer == "json"
    assert conf.broker_connection_max_retries is None
    assert conf.broker_transport_options["socket_timeout"] == 5


@pytest.mark.django_db(transaction=True)
def test_without_redis_a_hint_is_taken_back_and_nobody_waits(settings):
    run = new_run()
    started = time.monotonic()
    tasks.hint_soon()
    tasks.store_state(run.pk, "running")
    assert time.monotonic() - started < 0.1
    tasks._herald.settle(30)
    assert Run.objects.get(pk=run.pk).hinted_at is None
    assert len(runs.next_hints()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_task_with_fields_of_a_newer_version_still_runs(monkeypatch):
    done = []
    monkeypatch.setattr(tasks, "do_run", lambda task, run_id, plan: done.append(run_id))
    tasks.process_image_task.run(run_id="x", something_new=1)
    assert done == ["x"]


def test_the_result_backend_is_redis():
    assert type(AsyncResult("x", app=app).backend).__name__ == "RedisBackend"
