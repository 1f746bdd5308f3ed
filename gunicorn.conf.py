"""How gunicorn serves the house. HOST, PORT and WORKERS come from the environment."""

import gc
import os
import shutil
import sys
import tempfile
import threading

import click

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
# Threads, because a browser opens connections ahead of need and would hold a sync worker.
worker_class = "gthread"
threads = 4
preload_app = True
keepalive = 5
timeout = 60
graceful_timeout = 20
# A Chinese letter is nine bytes in an address, and people paste long stories: no cap here,
# the application answers a query that is too long with a page (catalog/web/security.py).
limit_request_line = 0
accesslog = None  # it would hold query strings; catalog/web/requestlog.py does it
control_socket_disable = True
wsgi_app = "wsgi:app"
proc_name = "catalog"

# What a start makes, it keeps: looking for garbage among it costs a fifth of the start.
gc.disable()

# Set before the application is loaded: prometheus_client looks once, when imported.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="catalog-metrics-")


def on_starting(server):
    """Once, before the workers are forked."""
    from catalog.cli.starting import make_ready

    app = server.app.wsgi()
    try:
        extensions = app.extensions
        make_ready(extensions["engine"], extensions["finder"], extensions["settings"].seed)
    except click.ClickException as error:
        error.show()
        sys.exit(1)


def when_ready(server):
    """Say where the house stands. What is in memory now, the workers share."""
    gc.freeze()
    gc.enable()
    host, port = server.LISTENERS[0].getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"一窗目录已就绪，请打开 Open  http://{shown}:{port}/   (Ctrl+C 停止 stops)", flush=True)


def post_fork(server, worker):
    """No worker may use a database connection that another process opened."""
    server.app.wsgi().extensions["engine"].dispose(close=False)


def post_worker_init(worker):
    """The search opens while the first page is being served, and then follows publications."""
    from catalog.web.following import follow

    extensions = worker.wsgi.extensions
    search = (extensions["engine"], extensions["finder"])
    threading.Thread(target=follow, args=search, daemon=True).start()


def child_exit(server, worker):
    """Keep the counts of a worker that ended, but not its live gauges."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server):
    """Leave no metrics behind."""
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
