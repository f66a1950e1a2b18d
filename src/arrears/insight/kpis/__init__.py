"""The KPIs, one a file: what each means, how it is made, what misleads about it."""
