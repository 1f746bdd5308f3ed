"""The states of an import."""

STATES = {
    "waiting": "等待试算",
    "checking": "正在试算",
    "checked": "试算完成",
    "applying": "正在生成变更",
    "applied": "已生成变更",
    "undone": "已撤销",
    "failed": "没有导入",
    "dropped": "已放弃",
}
"""State -> its name on pages."""

WORKING = ("waiting", "checking", "applying")
"""States in which somebody ought to be at work."""

SILENT_SECONDS = 15
"""After this long without a word the worker is taken for dead and another takes over."""
