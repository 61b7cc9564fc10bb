"""One rule per file: judgement on records, never on their shape.

``check`` judges one record, ``check_many`` the records of a case together; both
give a report. ``register`` lists every rule in the order in which they run.
``state_at`` says what an order was at a moment: whether it bound the person, in
which version, and which terms had effect.
"""

from typing import TYPE_CHECKING, Any

from xborder.rules.checking import check, check_many
from xborder.rules.context import RuleContext
from xborder.rules.named import key_of
from xborder.rules.policy import Policy

if TYPE_CHECKING:
    from xborder.rules.order_state import OrderState, OrderStatus, Term, state_at

__all__ = [
    "OrderState",
    "OrderStatus",
    "Policy",
    "RuleContext",
    "Term",
    "check",
    "check_many",
    "key_of",
    "state_at",
]

_OF_STATES = frozenset({"OrderState", "OrderStatus", "Term", "state_at"})


def __getattr__(name: str) -> Any:
    """What an order was at a moment is loaded when it is first asked for: a check of one record does not need it."""
    if name in _OF_STATES:
        from xborder.rules import order_state

        return getattr(order_state, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
