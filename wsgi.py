"""What gunicorn and the flask command load."""

from catalog import create_app

app = create_app()
