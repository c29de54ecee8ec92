"""The cast that every test stands on."""

pytest_plugins = ["kindreel.config.tests.cast"]
