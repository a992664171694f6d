"""The API as a client sees it, with a folder of its own for the files."""

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def api():
    return Client()
