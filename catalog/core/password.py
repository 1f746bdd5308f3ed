"""What a password must be: long, and not what anybody would try first.

Length instead of compulsory signs and digits, after NIST SP 800-63B §3.1.1; a sentence in
Chinese is welcome.
"""

import unicodedata

SHORTEST = 10
LONGEST = 128
WELL_KNOWN = (
    *("1234567890", "123456", "112233", "abc123", "password", "passw0rd", "qwerty", "asdfgh"),
    *("zxcvbn", "1qaz2wsx", "admin", "woaini", "iloveyou", "qishan", "5201314", "888888"),
)
"""Pieces found in nearly every list of leaked passwords, and the county's own name."""


def tidy(password: str) -> str:
    """One form for what looks the same: full-width letters equal half-width ones."""
    return unicodedata.normalize("NFKC", password)


def fault(password: str, name: str) -> str | None:
    """Why this cannot be the password of somebody who signs in as ``name``; None when it can."""
    if len(password) < SHORTEST:
        return f"密码至少 {SHORTEST} 个字，可以用一句只有自己知道的话。"
    if len(password) > LONGEST:
        return f"密码最多 {LONGEST} 个字。"
    folded = tidy(password).casefold()
    if len(set(folded)) < 5:
        return "密码里重复的字太多，容易被猜到。请换一个。"
    if len(_beyond_known(folded, name.casefold())) < 5:
        return "密码里大部分是登录名或常见的密码，容易被猜到。请换一个。"
    return None


def _beyond_known(folded: str, name: str) -> str:
    for piece in (name, *WELL_KNOWN):
        if len(piece) >= 3:
            folded = folded.replace(piece, "")
    return folded
