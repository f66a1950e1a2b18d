"""The collector's desk: the day's list, one page per case, calls and promises."""
