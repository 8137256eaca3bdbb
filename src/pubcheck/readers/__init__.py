"""Readers: bytes of one format become a Document; no reader raises on any input."""
