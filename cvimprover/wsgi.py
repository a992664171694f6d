"""The server's door for WSGI servers. The event stream needs ASGI: see `cvimprover.asgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cvimprover.settings")  # noqa: TID251
application = get_wsgi_application()
