"""Loaded before Django's settings: tests never touch a real community.

Their database, media and keys lie in a folder of their own, which goes with them.
"""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="kindreel-tests-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["KINDREEL_DATA"] = _FOLDER
