"""The case workshop: read a case, write the analysis, see the house's beside it."""
