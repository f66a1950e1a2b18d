"""United States: Regulation F, 12 CFR part 1006, as far as it speaks of contact."""
