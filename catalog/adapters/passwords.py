"""Passwords are kept as argon2id hashes; the only file that knows argon2-cffi."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from catalog.core.password import tidy

# 19 MiB, two passes, one lane: the first of the settings OWASP recommends for argon2id
# (Password Storage Cheat Sheet). When these change, people are moved over as they sign in.
MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1

_HASHER = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def hashed(password: str) -> str:
    """The password's hash, with a salt of its own."""
    return _HASHER.hash(tidy(password))


def matches(kept: str, password: str) -> bool:
    """Whether the password belongs to the hash. Without one ("") never, and it takes as long."""
    decoy = _decoy()  # made for everybody, so that the first call tells nothing either
    try:
        return _HASHER.verify(kept or decoy, tidy(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with other settings than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _decoy() -> str:
    return hashed("nobody has this password, and nobody may sign in with it")
