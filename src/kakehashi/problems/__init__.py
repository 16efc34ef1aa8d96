"""A problem with its place, expectation and remedy: the ground that every room raises."""

from kakehashi.problems.model import Place, Problem, ProblemError

__all__ = ["Place", "Problem", "ProblemError"]
