"""China mainland: standards, the association guideline, card measures, civil code."""
