"""The compliance desk: what was denied, what is owed an answer, and the proof of it all."""
