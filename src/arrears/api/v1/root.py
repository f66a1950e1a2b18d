"""The API's frame: its key, its refusals, its routes."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from arrears.domain.words import Refusal
from arrears.questions.key_holder import key_holder

from . import accounts, payments


class Key(HttpBearer):
    """`Authorization: Bearer arr_…`; a key opens its own lender's accounts only."""

    def authenticate(self, request: HttpRequest, token: str) -> object:
        """Return whose key it is; None shuts the door."""
        holder = key_holder(token)
        request.key_holder = holder  # type: ignore[attr-defined]
        return holder


api = NinjaAPI(
    title="Arrears 践诺",
    version="1",
    description="Payments in, and what is owed. Money is in minor units (fen, cents).",
    auth=Key(),
    docs_url=None,  # its page would load scripts from elsewhere
    urls_namespace="api-1",
)
api.add_router("/payments", payments.router)
api.add_router("/accounts", accounts.router)

NOT_FOUND = {"UnknownAccount", "NoPaymentOfThatRef", "NoSuchAccount"}
CONFLICT = {"RefTaken", "ReversedAlready"}


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say why in both languages: 404 not there, 409 told otherwise before, 422 else."""
    code = refusal.code
    status = 404 if code in NOT_FOUND else 409 if code in CONFLICT else 422
    sentence = refusal.sentence
    message = {"zh": sentence.zh, "en": sentence.en}
    told = {"error": {"code": refusal.code, "message": message}}
    return api.create_response(request, told, status=status)


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say which field cannot be read, and why."""
    wrong = [
        {"field": ".".join(map(str, each["loc"][1:])), "why": each["msg"]}
        for each in error.errors
    ]
    message = {
        "zh": "请求的内容读不出来，请核对。",
        "en": "The request cannot be read.",
    }
    told = {"error": {"code": "misread", "message": message, "fields": wrong}}
    return api.create_response(request, told, status=422)
