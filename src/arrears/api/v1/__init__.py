"""The first version of the API; its OpenAPI description is at /api/v1/openapi.json."""

from .root import api

__all__ = ["api"]
