"""Kakehashi: export control as executable law."""

__version__ = "0.1.0"
