"""The WSGI application."""

import os
from contextlib import suppress

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
application = get_wsgi_application()
if settings.ENVIRONMENT.is_proxied:
    # Who asks, and whether by TLS, is what a known proxy says: limits count people, not the proxy.
    application = wrap_wsgi_with_proxy_headers(application, list(settings.ENVIRONMENT.proxies))

# The pool of connections is made here, once: made by the first requests it would be made by
# several threads at the same time.  A database that is away now is met by each request again.
with suppress(OperationalError):
    connection.ensure_connection()
connection.close()
