"""The debtor: what nobody sees at first, what moves, and what is answered."""
