"""Where frames come from and where a plan goes, one engine a file."""
