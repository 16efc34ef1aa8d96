"""The engine from a shell."""
