"""Money: amounts, what is owed, promises."""
