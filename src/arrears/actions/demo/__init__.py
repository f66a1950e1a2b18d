"""The parts of loading the demo book: its people, its files, its history, its desk."""
