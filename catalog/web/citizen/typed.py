"""What people type or addresses carry, made fit to be shown and searched."""


def clean(text: str, longest: int) -> str:
    """``text`` without control characters and needless space, cut to ``longest`` characters."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:longest]
