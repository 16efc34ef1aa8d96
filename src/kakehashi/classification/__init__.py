"""An item against the lists; the next question."""

from kakehashi.classification.classify import classify
from kakehashi.classification.disposals import Disposal, disposals
from kakehashi.classification.model import Classification, row_number
from kakehashi.classification.questions import Question

__all__ = ["Classification", "Disposal", "Question", "classify", "disposals", "row_number"]
