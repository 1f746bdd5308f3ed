"""Chinese by sound: one symbol per syllable, with the sounds people mix up folded.

A syllable becomes a single private-use character, so sound can be cut into n-grams and
compared by the same string functions as writing. The tables come from readings.py; a
reading that depends on the word (银行) comes from its two-character words. Folded:
z/zh c/ch s/sh, n/l, f/h, -n/-ng — southern and 关中 speech, and what phonetic
keyboards and speech recognition confuse.
"""

import re
from functools import lru_cache

import numpy as np

from catalog.matching.arrays import Array
from catalog.matching.readings import CHARACTERS, WORDS

FIRST_SOUND = 0xE000
"""Sounds are code points from here on."""
_INITIAL = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.+)$")
_MIXED_UP = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "f": "h"}
_FINAL_NG = re.compile("(a|e|i)ng$")
_LATIN = re.compile("[a-z]+")
_BETWEEN_LATIN = re.compile("(?<=[a-z]) (?=[a-z])")


def fold(syllable: str) -> str:
    """The representative of all syllables that are easily taken for this one."""
    found = _INITIAL.match(syllable)
    if not found:
        return syllable
    initial, final = found.group(1) or "", found.group(2)
    return _MIXED_UP.get(initial, initial) + _FINAL_NG.sub(r"\1n", final).replace("v", "u")


_READING = {char: syllable for syllable, chars in CHARACTERS.items() for char in chars}
_WORDS = {
    run[place : place + 2]: tuple(spoken.split(" "))
    for spoken, run in WORDS.items()
    for place in range(0, len(run), 2)
}
_SYLLABLES = frozenset(_READING.values()) | {"lue", "nue"}
_SYMBOL = {
    folded: chr(FIRST_SOUND + place)
    for place, folded in enumerate(sorted({fold(syllable) for syllable in _SYLLABLES}))
}
_TYPED = {syllable: _SYMBOL[fold(syllable)] for syllable in _SYLLABLES}
_SOUND = {character: _TYPED[reading] for character, reading in _READING.items()}
_SOUND_IN_WORD = {
    word: "".join(_SYMBOL[fold(reading)] for reading in readings)
    for word, readings in _WORDS.items()
    if all(fold(reading) in _SYMBOL for reading in readings)
}
_HEARD = _SOUND | {kept: kept for kept in (" ", "\n", *_SYMBOL.values())}
_LETTER = {character: reading[:1] for character, reading in _READING.items()}
_LONGEST = max(map(len, _SYLLABLES))
ALPHABET = len(_SYMBOL)
"""How many different folded syllables there are; symbols start at U+E000."""


@lru_cache(maxsize=8192)
def syllables(run: str) -> tuple[str, ...]:
    """A run of Latin letters cut into the fewest pinyin syllables; empty if it is none."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(run)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST), end):
            head, piece = best[start], run[start:end]
            if head is None or piece not in _SYLLABLES:
                continue
            current = best[end]
            if current is None or len(head) + 1 < len(current):
                best[end] = (*head, piece)
    return best[-1] or ()


def sound_of_latin(run: str) -> str:
    """The sound of typed pinyin (``yaodian``), or nothing when it is not pinyin."""
    return "".join(_TYPED[syllable] for syllable in syllables(run))


@lru_cache(maxsize=65_536)
def reading(text: str) -> tuple[str, ...]:
    """The toneless syllables of Chinese text, unfolded (药店 → yao, dian)."""
    spoken: list[str] = []
    while len(spoken) < len(text):
        place = len(spoken)
        word = _WORDS.get(text[place : place + 2])
        spoken += word or (_READING.get(text[place], ""),)
    return tuple(spoken)


def initials(text: str) -> str:
    """First letters of the syllables of Chinese text (营业执照 → yyzz)."""
    return "".join(
        _LETTER.get(character, character if character.isascii() else "") for character in text
    )


def _sound_table() -> Array:
    table = np.zeros(1 << 16, np.uint16)
    for character, symbol in _HEARD.items():
        table[ord(character)] = ord(symbol)
    return table


def _word_table() -> tuple[Array, Array]:
    words = sorted(_SOUND_IN_WORD)
    codes = [(ord(word[0]) << 16) | ord(word[1]) for word in words]
    sounds = [[ord(symbol) for symbol in _SOUND_IN_WORD[word]] for word in words]
    return np.array(codes, np.uint32), np.array(sounds, np.uint16)


_SOUND_TABLE = _sound_table()
_WORD_CODES, _WORD_SOUNDS = _word_table()
_STARTS_WORD = np.zeros(1 << 16, bool)
_STARTS_WORD[_WORD_CODES >> 16] = True


def sound_of_symbols(symbols: Array) -> Array:
    """``sound`` for one long array of code points; 0 where there is nothing to hear.

    Latin letters are silent here; ``respell`` has to come first to give them sound."""
    heard = _SOUND_TABLE[symbols]
    places = np.flatnonzero(_STARTS_WORD[symbols[:-1]])
    codes = (symbols[places].astype(np.uint32) << np.uint32(16)) | symbols[places + 1]
    found = np.minimum(np.searchsorted(_WORD_CODES, codes), len(_WORD_CODES) - 1)
    words = _WORD_CODES[found] == codes
    for offset in (0, 1):
        heard[places[words] + offset] = _WORD_SOUNDS[found[words], offset]
    return heard


def respell(text: str) -> str:
    """Normalised text with typed pinyin (``yin hang``) put in the place of its sound.

    Latin words that are no pinyin fall silent; a space inside typed pinyin is no break."""
    if not _LATIN.search(text):
        return text
    spoken = _BETWEEN_LATIN.sub("", text)
    return _LATIN.sub(lambda run: sound_of_latin(run.group()), spoken)


def sound(text: str) -> str:
    """The folded sound of normalised text, one symbol per syllable, breaks kept.

    The same as ``sound_of_symbols`` after ``respell``, faster for one short text."""
    written = respell(text)
    heard = [_HEARD.get(character, "") for character in written]
    words = [
        (place, _SOUND_IN_WORD[written[place : place + 2]])
        for place in range(len(written) - 1)
        if written[place : place + 2] in _SOUND_IN_WORD
    ]
    for offset in (0, 1):
        for place, spoken in words:
            heard[place + offset] = spoken[offset]
    return "".join(heard)
