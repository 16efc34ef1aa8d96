"""An item against the lists; the next question."""

from kakehashi.classification.classify import classify
from kakehashi.classification.disposals import Disposal, disposals
from kakehashi.classification.model import Classification, row_number
from kakehashi.classification.questions import Question
from kakehashi.classification.tally import Tally, tally

__all__ = ["Classification", "Disposal", "Question", "Tally", "classify", "disposals", "row_number", "tally"]
