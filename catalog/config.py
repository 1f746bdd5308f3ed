"""Settings: everything the environment may decide, read once, with safe defaults."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seed"


class SettingError(ValueError):
    """An environment variable holds a value that cannot be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """How this house is set up.

    ``find_per_minute`` and ``api_per_minute`` count requests of one client address;
    0 means no limit. ``spare_loopback`` leaves requests from this very machine uncounted.
    ``trusted_proxies`` is the number of reverse proxies whose X-Forwarded-* we believe.
    ``seed`` is the catalogue a first start begins with; None: an empty one. After
    ``stale_months`` a confirmed value is to be looked at again.
    """

    data: Path
    database_url: str
    secret_key: str
    find_per_minute: int = 300
    api_per_minute: int = 1200
    spare_loopback: bool = True
    trusted_proxies: int = 0
    testing: bool = False
    seed: Path | None = SEED
    stale_months: int = 12

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """Read the environment; makes the data folder and, once, its secret key.

        Raises SettingError when a value cannot be used.
        """
        data = data_folder(env)
        return cls(
            data=data,
            database_url=env.get("DATABASE_URL") or f"sqlite:///{data / 'catalog.sqlite3'}",
            secret_key=env.get("SECRET_KEY") or _kept_secret(data / "secret_key"),
            find_per_minute=_count(env, "FIND_PER_MINUTE", cls.find_per_minute),
            api_per_minute=_count(env, "API_PER_MINUTE", cls.api_per_minute),
            spare_loopback=_count(env, "THROTTLE_LOOPBACK", 0) == 0,
            trusted_proxies=_count(env, "TRUSTED_PROXIES", cls.trusted_proxies),
            seed=_seed(env),
            stale_months=_count(env, "STALE_MONTHS", cls.stale_months) or cls.stale_months,
        )


def data_folder(env: Mapping[str, str] = os.environ) -> Path:
    """The folder of everything that must outlive a restart (``CATALOG_DATA``), made if absent."""
    data = Path(env.get("CATALOG_DATA") or ROOT / "instance").resolve()
    data.mkdir(parents=True, exist_ok=True)
    return data


def address(env: Mapping[str, str] = os.environ) -> str:
    """Where a browser on this machine finds the house (``HOST``, ``PORT``)."""
    host = env.get("HOST") or "127.0.0.1"
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (not bound here)
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{env.get('PORT') or '8000'}"


def _seed(env: Mapping[str, str]) -> Path | None:
    """The folder ``CATALOG_SEED`` names (default: the one that comes along); none: no folder."""
    text = env.get("CATALOG_SEED", "").strip()
    if not text:
        return SEED
    if text.lower() == "none":
        return None
    folder = Path(text).resolve()
    if not folder.is_dir():
        raise SettingError(f"CATALOG_SEED must be a folder or none, not {text!r}")
    return folder


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise SettingError(f"{name} must be a whole number, 0 or more, not {text!r}")
    return int(text)


def _kept_secret(path: Path) -> str:
    """The key in the file; made the first time, readable by the owner only."""
    if not path.exists():
        _write_once(path, secrets.token_hex(32))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    # Linking a finished file is atomic: of two first starts, one wins and both read the same key.
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp gives mode 600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
