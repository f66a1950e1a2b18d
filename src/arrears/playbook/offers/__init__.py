"""What may be offered: the lender's policy, who may grant it, and the ranked schemes."""
