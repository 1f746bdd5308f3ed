"""Pages of a long list: numbered from 1, and there is always a first one."""


def pages_of(total: int, size: int) -> int:
    """How many pages of ``size`` hold ``total`` lines, at least one."""
    return max(1, -(-total // size))


def page_within(page: int, total: int, size: int) -> int:
    """The page asked for, or the nearest there is."""
    return min(max(page, 1), pages_of(total, size))
