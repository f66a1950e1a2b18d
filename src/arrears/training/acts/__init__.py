"""What the trainee's words do, as acts."""

from .act import ENDING, PRESSING, QUESTIONS, Act
from .scale import acts_of

__all__ = ["ENDING", "PRESSING", "QUESTIONS", "Act", "acts_of"]
