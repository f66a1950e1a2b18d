"""Questions made from a seed, each with its answer explained from a card or a rule."""
