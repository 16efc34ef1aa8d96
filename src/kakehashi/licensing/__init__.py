"""Is a licence required, which one, on what conditions."""

from kakehashi.licensing.determine import determine
from kakehashi.licensing.model import Determination, LineDetermination, Outcome, RuleFinding

__all__ = ["Determination", "LineDetermination", "Outcome", "RuleFinding", "determine"]
