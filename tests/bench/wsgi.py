"""The product as it serves; with `BENCH_FORGETS` every request finds the journal moved, and so nothing kept."""

import os
from itertools import count

from django.core.wsgi import get_wsgi_application

from crossings.journal import kept

application = get_wsgi_application()
if os.environ.get("BENCH_FORGETS"):
    kept.position = map(str, count()).__next__
