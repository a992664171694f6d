"""The project itself as a Django app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "cvimprover"
    label = "cvimprover"

    def ready(self) -> None:
        # Without it, shared_task in the web process would publish to AMQP on localhost.
        from cvimprover import celery  # noqa: F401
