"""Practise the conversation before it matters: a debtor to talk to, and a coach."""
