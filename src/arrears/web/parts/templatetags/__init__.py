"""Template filters every desk uses."""
