"""Every number the ranking and the verdict use, by name and with its reason.

Confidence was fitted on held-out phrases of our own catalogue (five folds, some redirects
left out whole). The ranking weights are flat there, and were settled between near equals,
and the numbers of asking back chosen, with the shared development queries in view: scores
on those are a little kind to us.
"""

SHARPNESS = 5.0
"""Turns the model's evidence into odds."""
FOCUS = 0.3
"""How much the telling passage of a long message counts beside the whole."""
FLOOR = 12.0
"""Log odds below which two entries count as equally unlikely."""

ORDER, CONTENT, HEARD, SHARED = 0.3, 0.6, 0.2, 0.3
"""What likeness to the best phrase adds, beside the model's 1."""
TITLE = 0.25
"""What it adds when a query holds every character of the title: it names the very step."""
ACTION = 0.3
"""What speaking for the very action adds."""
NAMED = 25
"""How many of the best entries are looked at for that."""
LETTERS = 1.2
"""What pinyin initials add when they spell a name in full."""

ROLE = {"item": 0.1}
"""How much a phrase may teach, by role; a member's name belongs first to the member."""

NAME_DISTANCE = 1.6
"""How far below a full match an unlike name of an unspoken entry starts."""

GAP, ODDS, SEEN, BIAS = 2.02, 0.078, 2.33, -3.46
"""Confidence that a need is ours: our lead over the best redirect, the model's odds, and
how much of the text the catalogue has ever seen (gibberish: little)."""

OURS, SURE = 0.36, 0.42
"""Confidence from which we ask back, and from which we answer: between the two what is ours
outnumbers what is not, but not by enough to say so without asking."""
HEARD_OF = 0.45
"""Share of a text's features the catalogue must know before a redirect is named."""
CLEAR = 0.3
"""Lead of the first match over another need from which there is nothing to ask."""
CLEAR_SHORT = 0.7
"""The same for a short need, which has fewer words to be wrong about."""
FAR_AHEAD = 1.3
"""The same for a need that only names a topic many entries share."""
NEAR_FIRST = 0.45
"""How far behind the first a match may be and still be offered as a choice."""
BROAD, SHORT = 3, 5
"""A need of at most SHORT characters that BROAD entries share asks back: 买房 is no
single thing."""
NEAR_TOPIC = 1.0
"""The same when it shares the first one's broad topic."""
UNDERTAKING = 0.6
"""How much a whole undertaking is preferred to a step as a door for a broad need."""
HELD = 6
"""Phrases of how many entries may hold most of a short need before it is broad, too."""
TOPIC = 0.5
"""Confidence, at least, in a need whose whole topic is in the names of BROAD entries."""
WHOLE = 0.65
"""Share of a need's grams that a phrase must hold to hold the need."""
