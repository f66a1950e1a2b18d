"""12 CFR 1006.6(c): a written word to stop, or that she will not pay, ends contact."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True after the written word, unless it is one of the notices still allowed.

    Facts   role              what the person is to the debt
            purpose           collect | remind | notice | respond | relay | locate | …
            answers_message   this answers what the person sent by this medium, once
            we_begin          the collector begins the contact
            ceased            the person told us in writing to stop, or will not pay
    """
    consumer = fact("role").is_in(
        ["debtor", "guarantor", "co_obligor", "spouse", "guardian", "heir"]
    )
    notice = fact("purpose") == "notice"
    answers = fact("answers_message") | ~fact("we_begin")
    return fact("ceased") & consumer & ~notice & ~answers
