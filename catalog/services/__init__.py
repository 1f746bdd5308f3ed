"""Use cases: a session comes in, the rules are called, one commit on the last line."""
