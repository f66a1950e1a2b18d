"""Where insight's frames come from and where its figures go."""
