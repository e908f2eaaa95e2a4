import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crossings.config.settings")  # noqa: TID251  Django reads it from there
application = get_wsgi_application()
