"""The project's settings with a data folder of this test process's own."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="cvimprover-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in ("REDIS_URL", "LLM_BASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"):
    os.environ.pop(_name, None)
os.environ["DATA_DIR"] = _folder

from cvimprover.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
# A real file: what is kept in memory locks and shares differently.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_folder, "test.sqlite3")}  # noqa: F405, PTH118
