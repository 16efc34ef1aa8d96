"""An item against the lists; the next question."""

from kakehashi.classification.classify import classify, row_number
from kakehashi.classification.model import Classification, Question
from kakehashi.classification.questions import questions

__all__ = ["Classification", "Question", "classify", "questions", "row_number"]
