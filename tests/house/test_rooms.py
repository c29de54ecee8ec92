"""The house rules that no linter knows, read from the syntax tree."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2] / "kindreel"
SKIPPED = {"migrations", "tests"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "base", "misc", "manager", "service"}
TOO_LONG = 300


def sources(*, with_tests: bool = False) -> list[Path]:
    skipped = {"migrations"} if with_tests else SKIPPED
    return [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if not skipped & set(path.relative_to(HOUSE).parts)
    ]


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE.parent))


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


def trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text())) for path in sources()]


def assigned_attributes(tree: ast.Module) -> Iterator[tuple[ast.Attribute, int]]:
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Attribute):
                    yield part, node.lineno


def calls(tree: ast.Module, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == method
        ):
            yield node


def foreign_managers(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield (model name, call) for every write through a manager or queryset of a named model."""
    writes = {"create", "update", "delete", "bulk_create", "get_or_create", "update_or_create"}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in writes:
            continue
        inner: ast.expr = node.func.value
        while isinstance(inner, ast.Call | ast.Attribute):
            if (
                isinstance(inner, ast.Attribute)
                and inner.attr in {"objects", "_base_manager"}
                and isinstance(inner.value, ast.Name)
            ):
                yield inner.value.id, node
                break
            inner = inner.func if isinstance(inner, ast.Call) else inner.value


def imported_models(tree: ast.Module) -> dict[str, str]:
    """Return {name: room} of what a module imports from rooms' models."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[0] == "kindreel" and parts[2:3] == ["models"]:
                found.update({alias.asname or alias.name: parts[1] for alias in node.names})
    return found


def test_every_room_says_what_it_is_for() -> None:
    rooms = [path for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    mute = [
        room.name
        for room in rooms
        if not ast.get_docstring(ast.parse((room / "__init__.py").read_text()))
    ]
    assert mute == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {
        name_of(path): count
        for path in sources(with_tests=True)
        if (count := len(path.read_text().splitlines())) > TOO_LONG
    }
    assert long == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in sources() if path.stem in FORBIDDEN_NAMES] == []


def test_only_standing_assigns_standing() -> None:
    guilty = []
    for path, tree in trees():
        if name_of(path) == "kindreel/standing/actions.py":
            continue
        guilty += [
            f"{name_of(path)}:{line}"
            for target, line in assigned_attributes(tree)
            if target.attr == "standing"
        ]
        guilty += [
            f"{name_of(path)}:{call.lineno}"
            for call in calls(tree, "update")
            if any(word.arg == "standing" for word in call.keywords)
        ]
    assert guilty == []


def test_nothing_is_saved_without_saying_that_it_is_new() -> None:
    guilty = [
        f"{name_of(path)}:{call.lineno}"
        for path, tree in trees()
        if "/films/" not in name_of(path)
        for call in calls(tree, "save")
        if not is_file_like(call) and not any(word.arg == "force_insert" for word in call.keywords)
    ]
    assert guilty == []


def is_file_like(call: ast.Call) -> bool:
    """Pictures, forms and storages are saved with arguments; a bare row is saved without."""
    return bool(call.args)


def test_a_room_writes_only_its_own_tables() -> None:
    guilty = []
    for path, tree in trees():
        owners = imported_models(tree)
        if room_of(path) in {"demo", "config"}:
            continue
        guilty += [
            f"{name_of(path)}:{call.lineno} writes {model} of {owners[model]}"
            for model, call in foreign_managers(tree)
            if owners.get(model, room_of(path)) != room_of(path)
        ]
    assert guilty == []


def test_views_reach_rows_through_doors_only() -> None:
    guilty = [
        f"{name_of(path)}:{call.lineno}"
        for path, tree in trees()
        if path.stem == "views" or "views" in path.relative_to(HOUSE).parts
        for call in calls(tree, "get")
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Attribute)
        and call.func.value.attr == "objects"
    ]
    assert guilty == []


def test_only_urls_import_views() -> None:
    guilty = []
    for path, tree in trees():
        if path.stem == "urls" or "views" in path.relative_to(HOUSE).parts:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                guilty += [
                    f"{name_of(path)}:{node.lineno}"
                    for name in names
                    if name.startswith("kindreel.") and ".views" in name
                ]
    assert guilty == []


def test_functions_stay_short() -> None:
    sizes = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )
    assert sizes[len(sizes) // 2] <= 8
    assert sizes[int(len(sizes) * 0.99) - 1] <= 30


@pytest.mark.parametrize("suffix", ["html", "py"])
def test_pages_and_code_ask_nothing_of_strangers(suffix: str) -> None:
    """No page loads anything from another host: no src, href of a stylesheet or url() elsewhere."""
    guilty = []
    for path in HOUSE.rglob(f"*.{suffix}"):
        text = path.read_text()
        needles = ('src="http', "src='http", 'src="//', "url(http", "@import url(http")
        guilty += [f"{name_of(path)}: {needle}" for needle in needles if needle in text]
    assert guilty == []
