"""The setting FONTS_DIR reaches the themes when a process starts."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from resumelib.rendering import themes


def test_a_starting_process_hands_its_fonts_to_the_themes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ENV", type("Env", (), {"fonts_dir": tmp_path}))

    apps.get_app_config("core").ready()

    assert themes._further.pop(tmp_path, "missing") is None
