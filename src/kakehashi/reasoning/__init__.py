"""Yes, no, unknown; exact quantities and facts; the condition language; findings and their reasons."""
