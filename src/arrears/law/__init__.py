"""What may be done: rules of law, the guard, the rule packs."""
