"""The settings table, and its page in the docs."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cvimprover import secrets
from cvimprover.env import SETTINGS, read_settings, redis_py_url
from resumelib.errors import WrongUsage

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_every_default_can_be_read():
    settings = read_settings({})
    assert settings.lease_seconds == 45
    assert settings.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MAX_UPLOAD_MB", "lots", "must be a whole number"),
        ("MAX_UPLOAD_MB", "0", "between 1 and 200"),
        ("REDIS_URL", "http://x", "must begin with redis://"),
        ("DEBUG", "perhaps", "must be on or off"),
        ("LOG_LEVEL", "loud", "must be DEBUG"),
        ("LEASE_SECONDS", "soon", "can't be understood"),
        ("SECRET_KEY", "short", "32 characters"),
        ("HEARTBEAT_SECONDS", "40", "half of LEASE_SECONDS"),
        ("SECRET_KEY_FILE", "/nowhere/at/all", "can't be read"),
    ],
)
def test_a_wrong_value_stops_with_a_sentence(name, value, said):
    with pytest.raises(WrongUsage) as refused:
        read_settings({name: value})
    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("The ")


def test_all_wrong_values_are_told_at_once():
    with pytest.raises(WrongUsage) as refused:
        read_settings({"MAX_UPLOAD_MB": "x", "DEBUG": "x"})
    assert "MAX_UPLOAD_MB" in refused.value.sentence and "DEBUG" in refused.value.sentence


def test_a_secret_is_read_from_its_file(tmp_path):
    (tmp_path / "key").write_text("k" * 40 + "\n")
    assert read_settings({"SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key == "k" * 40
    assert read_settings({"LLM_MODEL_FILE": str(tmp_path / "key")}).llm_model == ""  # no secret, no file


def test_no_secret_shows_in_a_complaint():
    with pytest.raises(WrongUsage) as refused:
        read_settings({"DATABASE_URL": "mysql://u:hunter2@h/d", "SECRET_KEY": "hunter2"})
    assert "hunter2" not in refused.value.sentence


def test_settings_are_read_without_django():
    code = "import sys, cvimprover.env as e; e.read_settings({}); sys.exit(any(m.startswith('django') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_page_lists_every_setting_and_no_other():
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    assert rows == [row_of(setting) for setting in SETTINGS]


def row_of(setting):
    """To write the page anew: python -c "from tests.core.test_env import *; print(*map(row_of, SETTINGS), sep='\\n')" """
    default = f"`{setting.default}`" if setting.default else "–"
    return f"| `{setting.name}` | {default} | {'yes' if setting.secret else 'no'} | {setting.help} |"


def test_kept_secrets_are_made_once_and_private(tmp_path):
    first = secrets.kept_secret(tmp_path / "secret")
    assert secrets.kept_secret(tmp_path / "secret") == first
    assert len(first) > 40
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_an_opening_token_works_once(tmp_path):
    token = secrets.make_opening_token(tmp_path)
    assert not secrets.use_opening_token(tmp_path, "another")
    assert secrets.use_opening_token(tmp_path, token)
    assert not secrets.use_opening_token(tmp_path, token)


def test_redis_py_is_told_in_its_own_words():
    assert redis_py_url("redis+socket://u:p@/run/x.sock") == "unix://u:p@/run/x.sock"
    assert redis_py_url("redis://h:1/0") == "redis://h:1/0"
