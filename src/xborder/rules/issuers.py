"""As what an officer issues a notice (ASBCPA 2014 s.53; Police Reform Act 2002 s.38)."""

from xborder.model.codes import IssuerRole
from xborder.model.parts import Officer
from xborder.reference.ranks import rank_of


def role_told_by(issuer: Officer) -> IssuerRole | None:
    """What the words for an officer's part, or else the rank, say of the power: every police officer is a constable.

    >>> role_told_by(Officer(rank="PS")).value
    'constable'
    """
    words = (issuer.role or "").casefold().replace("_", " ")
    for role in IssuerRole:
        if role.value.replace("_", " ") in words:
            return role
    rank = (issuer.rank or "").casefold().rstrip(".")
    if rank in {"pcso", "cso"}:
        return IssuerRole.COMMUNITY_SUPPORT_OFFICER
    return IssuerRole.CONSTABLE if rank_of(rank) is not None else None
