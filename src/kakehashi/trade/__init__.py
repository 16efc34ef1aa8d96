"""The facts of a deal: items, parties, destinations, end use."""
