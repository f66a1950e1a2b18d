"""What every desk shares: frame, sign-in, language, clock, figures, error pages."""
