"""Fixtures for pytest, which finds them by itself where this package is installed."""
