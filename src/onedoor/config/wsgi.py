"""The WSGI application."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
application = get_wsgi_application()

# The pool of connections is made here, once: made by the first requests it would be made by
# several threads at the same time.  A database that is away now is met by each request again.
with suppress(OperationalError):
    connection.ensure_connection()
connection.close()
