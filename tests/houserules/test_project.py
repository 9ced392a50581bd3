"""What the project promises about itself."""

from __future__ import annotations

import re
import subprocess
import tomllib
from enum import Enum
from pathlib import Path

import pytest

from app import wording
from app.domain import casefile, document_type, fact, finding, listing, page, review, score, standard, taking

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    "app", "ui", "resources", "tests", "pyproject.toml", "build_installer.spec", "README.md", "README.zh-CN.md",
    "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "requirements.lock", "requirements-dev.lock",
}  # fmt: skip


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return listed.stdout.splitlines()


def test_the_top_level_holds_only_what_every_project_has() -> None:
    tops = {name.split("/")[0].strip('"') for name in _tracked()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL


def test_the_newest_change_is_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[?([0-9.]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == version


def test_lock_files_carry_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        pins = re.findall(r"^[A-Za-z0-9].*==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_every_resource_folder_goes_into_the_installer() -> None:
    spec = (ROOT / "build_installer.spec").read_text("utf-8")
    assert "resources" in spec
    assert "iterdir" in spec


def test_every_word_a_reviewer_may_see_is_there_and_no_other() -> None:
    modules = (casefile, document_type, fact, finding, listing, page, review, score, standard, taking)
    named = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    enums = [value for value in named if issubclass(value, Enum) and value is not Enum]
    members = {str(member) for enum in enums for member in enum}
    assert len({enum.__name__ for enum in enums}) == len(enums)
    assert members == set(wording.WORDS)


def test_nothing_names_a_machine_or_a_registry() -> None:
    pattern = re.compile(r"/work/(main|wt|tools|shared)|files\.pythonhosted|pypi\.org|registry\.npmjs|deb\.debian\.org")
    found = []
    for name in _tracked():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".sh", ".json", ".lock", ".spec", ""} and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            if path != Path(__file__) and pattern.search(text):
                found.append(name)
    assert found == []
