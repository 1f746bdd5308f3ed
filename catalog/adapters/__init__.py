"""The only files that know a heavy library, each behind a few plain functions."""
