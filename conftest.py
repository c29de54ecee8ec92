"""The cast that every test stands on, and the browser that some open."""

pytest_plugins = ["kindreel.config.tests.cast", "tests.browser.launching"]
