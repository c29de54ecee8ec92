"""The door that the web server knocks on."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from kindreel.config.turnstile import Turnstile
from kindreel.config.warming import load_screening

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindreel.config.settings")

application = Turnstile(get_wsgi_application(), settings.PAGES_AT_ONCE)
if settings.PROXIES:
    application = wrap_wsgi_with_proxy_headers(application, settings.PROXIES)

load_screening()

# What start-up made stays for good: the collector need not look at it again with every page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
