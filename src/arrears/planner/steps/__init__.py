"""The steps of the plan, one a file: frame in, frame out, no row dropped."""
