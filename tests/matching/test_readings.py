"""The generated readings are what the pinned pypinyin says."""

from catalog.matching import make_readings, readings


def test_readings_are_what_pypinyin_gives() -> None:
    assert make_readings.characters() == readings.CHARACTERS
    assert make_readings.words() == readings.WORDS
