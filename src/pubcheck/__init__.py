"""Check web articles and photo captions against the standards for government publications."""

__version__ = "0.1.0"
