"""The case: debts, debtor, stage, cause, standing."""
