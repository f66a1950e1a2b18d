"""Tags of the supervisor's pages."""
