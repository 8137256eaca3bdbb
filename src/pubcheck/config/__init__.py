"""Configuration: the nearest `pubcheck.toml` or `[tool.pubcheck]`, read, checked and asked for each file."""

from __future__ import annotations

from pubcheck.config.files import Config, Configs, find_config, load
from pubcheck.config.mistakes import ConfigError, Mistake
from pubcheck.config.own import NOTHING, Own
from pubcheck.config.own import joined as joined_own
from pubcheck.config.selectors import Known, UnknownSelectorError, selected
from pubcheck.config.settings import DEFAULTS, Origin, Settings
from pubcheck.config.shown import describe, init_text

__all__ = [
    "DEFAULTS",
    "NOTHING",
    "Config",
    "ConfigError",
    "Configs",
    "Known",
    "Mistake",
    "Origin",
    "Own",
    "Settings",
    "UnknownSelectorError",
    "describe",
    "find_config",
    "init_text",
    "joined_own",
    "load",
    "selected",
]
