"""The ways out to a person; each takes a Clearance and sends nothing without one."""
