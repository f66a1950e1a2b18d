"""The administrator's desk: accounts and posts, packs, policies, and the audit of it all."""
