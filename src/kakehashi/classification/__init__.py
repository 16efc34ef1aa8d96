"""An item against the lists; the next question."""

from kakehashi.classification.classify import classify, row_number
from kakehashi.classification.model import Classification
from kakehashi.classification.questions import Question

__all__ = ["Classification", "Question", "classify", "row_number"]
