"""What gunicorn and the flask command load."""

import sys

from catalog import create_app
from catalog.config import SettingError

try:
    app = create_app()
except SettingError as error:
    sys.exit(f"环境变量写错了 A setting cannot be used: {error}")
