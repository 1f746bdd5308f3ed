"""Lock-out (锁定): how long one waits after failing to sign in, growing with every failure.

Some failures are free, because people mistype; after that the wait doubles each time. A name
is what an attacker guesses at; an address may be a whole hall behind one line, so it is given
more. At the longest wait a name can be tried fewer than a hundred times a day.
"""

FREE_OF_NAME = 5
FREE_OF_ADDRESS = 30
FIRST_SECONDS = 15
LONGEST_SECONDS = 15 * 60
FORGOTTEN_SECONDS = 24 * 3600


def wait(failures: int, free: int) -> int:
    """Seconds to wait after this many failures in a row."""
    beyond = failures - free
    if beyond < 0:
        return 0
    # Beyond ten doublings it is the longest wait anyway; keep the numbers small.
    return min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(beyond, 10))


def remaining(failures: int, last: int, free: int, now: int) -> int:
    """Seconds still to wait at ``now`` when the last failure was at ``last``; 0 for none."""
    if now - last > FORGOTTEN_SECONDS:
        return 0
    return max(0, last + wait(failures, free) - now)
