"""Hashes of original bytes."""

from __future__ import annotations

import hashlib

import pytest

from app.intake.hashes import sha256_of, sm3_of

# GB/T 32905-2016, example 1
SM3_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_sm3_gives_the_example_of_the_standard() -> None:
    assert sm3_of(b"abc") == SM3_ABC


def test_sm3_does_without_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "algorithms_available", set())
    assert sm3_of(b"abc") == SM3_ABC


def test_sha256_gives_the_example_of_the_standard() -> None:
    assert sha256_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
