"""How fast the engine is: figures and ratios, never a test."""
