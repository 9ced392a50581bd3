"""SM3 and SHA-256 of original bytes, taken before anything else looks at them (GB/T 32905, FIPS 180-4)."""

from __future__ import annotations

import hashlib


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sm3_of(data: bytes) -> str:
    """SM3 in hexadecimal; where Python's OpenSSL was built without it, the one of `cryptography` is used."""
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", data).hexdigest()
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()
