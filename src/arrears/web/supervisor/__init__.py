"""The supervisor's desk: payments that wait, offers to be decided on."""
