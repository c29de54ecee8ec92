"""The cast and the ground that every test stands on."""

import os
import tempfile

# Tests never touch a real community: their database, media and keys lie in a folder of their own.
os.environ["KINDREEL_DATA"] = tempfile.mkdtemp(prefix="kindreel-tests-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindreel.config.settings")

pytest_plugins = ["kindreel.config.tests.cast"]
