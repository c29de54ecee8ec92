"""The console script `kindreel`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command; for now Django's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindreel.config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
