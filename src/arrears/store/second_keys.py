"""Second keys: the secret of an authenticator, its codes, and recovery codes."""

import base64
import secrets
from datetime import datetime

import pyotp
from django.utils.crypto import salted_hmac

from .first_passwords import first_password
from .models import SecondFactor

SALT = "arrears.second-key"
SECRET_BYTES = 20  # 160 bits, as RFC 4226 § 4 has it
STEP_SECONDS = 30
DRIFT = 1  # steps that a telephone's clock may be off, either way
CODES = 10


def new_nonce() -> str:
    """Return what a new secret is made from."""
    return secrets.token_hex(SECRET_BYTES)


def secret_of(nonce: str) -> str:
    """Return the authenticator's secret as people type it, in base 32."""
    told = salted_hmac(SALT, nonce, algorithm="sha256").digest()
    return base64.b32encode(told[:SECRET_BYTES]).decode()


def link(factor: SecondFactor, *, name: str, issuer: str) -> str:
    """Return the otpauth address that a QR code holds."""
    return pyotp.TOTP(secret_of(factor.nonce)).provisioning_uri(
        name=name, issuer_name=issuer
    )


def step_of(factor: SecondFactor, code: str, *, at: datetime) -> int | None:
    """Return the half minute whose code this is; None where it is no code of now."""
    typed = "".join(code.split())
    totp, now = pyotp.TOTP(secret_of(factor.nonce)), int(at.timestamp()) // STEP_SECONDS
    if not typed.isascii():
        return None
    for step in range(now - DRIFT, now + DRIFT + 1):
        if step > factor.last_step and secrets.compare_digest(
            totp.generate_otp(step), typed
        ):
            return step
    return None


def code_now(secret: str, *, at: datetime) -> str:
    """Return the code that an authenticator with this secret shows at the moment."""
    return pyotp.TOTP(secret).at(at)


def new_codes() -> list[str]:
    """Return fresh recovery codes; they are shown once."""
    return [first_password() for _ in range(CODES)]  # about 59 bits each


def kept(code: str) -> str:
    """Return what is kept of a recovery code, however it is typed."""
    plain = "".join(code.lower().replace("-", "").split())
    return salted_hmac(SALT + ".recovery", plain, algorithm="sha256").hexdigest()
