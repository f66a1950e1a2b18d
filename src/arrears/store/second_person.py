"""The post of whoever acts, as the house has it: what a door says of it counts nothing."""

from arrears.domain.posts import POSTS
from arrears.domain.second_person import DECIDERS, Deed
from arrears.domain.words import Refusal, Words, listed

from .models import Staff


class PostDoesNotDecide(Refusal):
    """Four eyes: the second pair is of a post that decides, with an account in use."""

    words = Words(
        "这要由在用账号的{posts.zh}在工作台上决定。",
        "This is decided at the desk, by an account in use of: {posts.en}.",
    )


def post_of(by: str) -> str:
    """Return the post of an account in use; empty for a command or a program."""
    rows = Staff.objects.filter(user__username=by, user__is_active=True)
    return rows.values_list("role", flat=True).first() or ""


def raise_unless_decides(deed: Deed, by: str) -> None:
    """Refuse whoever has no post that decides on it. Raises PostDoesNotDecide."""
    if post_of(by) not in DECIDERS[deed]:
        posts = [POSTS[role] for role in POSTS if role in DECIDERS[deed]]
        raise PostDoesNotDecide(posts=listed(posts))
