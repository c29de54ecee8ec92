"""What rooms above this one offer by name: it asks without knowing them."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def functions_called(file: str, name: str) -> list[Callable[..., Any]]:
    """Return the functions `name` of all rooms' modules `file`, upper rooms first."""
    return [function for _, function in rooms_offering(file, name)]


def rooms_offering(file: str, name: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give each room that has a function `name` in its module `file`, with the function."""
    for config in reversed(list(apps.get_app_configs())):
        if not config.name.startswith("kindreel.") or config.module is None:
            continue
        if module_has_submodule(config.module, file):
            function = getattr(import_module(f"{config.name}.{file}"), name, None)
            if function is not None:
                yield config.label, function
