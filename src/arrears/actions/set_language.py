"""Write down in which language the debtor would rather talk."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import LanguageSet
from arrears.domain.contact.language import LANGUAGES
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal


class LanguageUnknown(Refusal):
    """A language that is not on the list."""

    words = Words("请从列表里选择语言。", "Choose a language from the list.")


@transaction.atomic
def set_language(*, number: str, language: str, by: str, now: datetime) -> None:
    """
    Keep the debtor's language, or that none is known; the next plan deals by it.

    Raises LanguageUnknown, UnknownCase, ClosedCase.
    """
    if language and language not in LANGUAGES:
        raise LanguageUnknown
    case = cases.lock(number)
    debtor = case.debtor
    if debtor.language == language:
        return
    fact = LanguageSet(case.number, debtor.language, language)
    debtor.language = language
    debtor.save(update_fields=["language"])
    journal.write(fact, by=by, at=now)
