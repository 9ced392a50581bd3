"""The limits of style every file keeps."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(p for room in ("app", "ui") for p in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FILE_LIMIT = 400
FUNCTION_LIMIT = 50
MAIN_WINDOW_LIMIT = 200
FORBIDDEN_FILES = {"utils.py", "common.py", "helpers.py", "misc.py"}
FORBIDDEN_SUFFIXES = ("Manager", "Handler", "Helper")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """The functions and classes of a file; only statements are walked, expressions hold none."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    found: list[ast.AST] = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(node)
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += [
                inner
                for inner in getattr(node, block, ())
                if isinstance(inner, ast.stmt | ast.excepthandler | ast.match_case)
            ]
    return tuple(found)


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_files_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LIMIT
    for node in _nodes(path):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LIMIT, f"{node.name} is too long"


def test_the_main_window_only_navigates() -> None:
    assert len((ROOT / "ui/main_window.py").read_text(encoding="utf-8").splitlines()) <= MAIN_WINDOW_LIMIT


def test_no_file_or_class_has_a_name_that_means_anything() -> None:
    assert [_name(p) for p in CODE if p.name in FORBIDDEN_FILES] == []
    classes = [
        f"{_name(path)}: {node.name}"
        for path in CODE
        for node in _nodes(path)
        if isinstance(node, ast.ClassDef) and node.name.endswith(FORBIDDEN_SUFFIXES)
    ]
    assert classes == []


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"processEvents\(", "wait for facts"),
        (r"\btime\.sleep\(", "wait for facts"),
        (r"qtbot\.wait\(", "wait for signals"),
        (r"#\s*type:\s*ignore(?!\[)", "name the code"),
        (r"keyClicks\([^)]*[^\x00-\x7f]", "non-ASCII keyClicks aborts the interpreter"),
    ],
)
def test_nobody_writes(pattern: str, why: str) -> None:
    here = Path(__file__)
    found = [
        f"{_name(path)}:{number}"
        for path in [*CODE, *TESTS]
        if path != here
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == [], why


def test_threads_are_born_only_in_the_task_runner() -> None:
    found = [
        _name(path)
        for path in CODE
        if path.parts[-2:] != ("ui", "tasks.py")
        and re.search(r"\bQThread\b|\bThreadPoolExecutor\(|\bQRunnable\b|\bQThreadPool\b", path.read_text("utf-8"))
    ]
    assert found == []


def test_public_functions_of_app_have_a_docstring() -> None:
    bare = [
        f"{_name(path)}: {node.name}"
        for path in CODE
        if path.is_relative_to(ROOT / "app")
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.col_offset == 0
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []
