"""The desk as a web server runs it."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arrears.site.settings")
application = get_asgi_application()
