"""Fixtures for every test, beside a module or under ``tests/``."""

pytest_plugins = ["tests.plugin"]
