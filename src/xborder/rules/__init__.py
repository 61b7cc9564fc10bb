"""One rule per file: judgement on records, never on their shape.

``check`` judges one record, ``check_many`` the records of a case together; both
give a report. ``register`` lists every rule in the order in which they run.
"""

from xborder.rules.checking import check, check_many
from xborder.rules.context import RuleContext
from xborder.rules.named import key_of
from xborder.rules.policy import Policy

__all__ = ["Policy", "RuleContext", "check", "check_many", "key_of"]
