"""Signed words: anybody may read them, nobody but this house can make them. By itsdangerous."""

import hashlib

from itsdangerous import BadSignature, Signer


def sign(key: str, text: str, purpose: str) -> str:
    """``text`` with its signature behind a dot; the same text gives the same token.

    ``purpose`` keeps tokens made for one thing from being used for another.
    """
    return _signer(key, purpose).sign(text).decode()


def read(key: str, token: str, purpose: str) -> str | None:
    """The text of a token this house signed for ``purpose``, or None for any other."""
    try:
        text = _signer(key, purpose).unsign(token).decode()
    except (BadSignature, UnicodeError):
        return None
    # The last letter of a signature has spare bits: of its four spellings only ours counts.
    return text if sign(key, text, purpose) == token else None


def _signer(key: str, purpose: str) -> Signer:
    # SHA-256 for the key's derivation and the signature; the library's default is SHA-1.
    return Signer(key, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)
