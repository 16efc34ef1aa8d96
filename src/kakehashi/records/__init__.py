"""Seal, verify and replay a decision."""
