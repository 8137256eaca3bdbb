"""Reporters: a Report becomes text or JSON."""
