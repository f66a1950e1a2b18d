"""One overdue case reviewed: what is known, the five answers, and the talks that fit."""
