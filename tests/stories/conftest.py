"""The stories told at the desk borrow its people and its book."""

from tests.web.conftest import book, carla, of_role, people, sandro

__all__ = ["book", "carla", "of_role", "people", "sandro"]
