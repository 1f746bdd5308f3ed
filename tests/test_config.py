"""Settings from the environment."""

import stat
from pathlib import Path

import pytest

from catalog.config import SEED, SettingError, Settings


def from_env(folder: Path, **env: str) -> Settings:
    return Settings.from_env({"CATALOG_DATA": str(folder), **env})


def test_without_a_database_address_the_data_folder_holds_one(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    assert from_env(folder).database_url == f"sqlite:///{folder}/catalog.sqlite3"


def test_the_secret_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first, second = from_env(tmp_path), from_env(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_a_given_secret_key_is_used_and_not_kept(tmp_path: Path) -> None:
    assert from_env(tmp_path, SECRET_KEY="given").secret_key == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "５"])
def test_a_limit_that_is_no_number_is_refused_by_name(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingError, match="FIND_PER_MINUTE"):
        from_env(tmp_path, FIND_PER_MINUTE=value)


def test_loopback_is_spared_unless_told_otherwise(tmp_path: Path) -> None:
    assert from_env(tmp_path).spare_loopback
    assert not from_env(tmp_path, THROTTLE_LOOPBACK="1").spare_loopback


def test_a_first_start_begins_with_the_seed_another_folder_or_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    assert from_env(tmp_path).seed == SEED
    assert from_env(tmp_path, CATALOG_SEED=str(own)).seed == own
    assert from_env(tmp_path, CATALOG_SEED="none").seed is None
    with pytest.raises(SettingError, match="CATALOG_SEED"):
        from_env(tmp_path, CATALOG_SEED=str(tmp_path / "missing"))
