"""The state of STS: sessions that were given out, global, one per account."""

from typing import Literal

import msgspec

from serverless_lab.engine.instant import Instant


class Session(msgspec.Struct):
    """Temporary credentials. `identity` is the ARN whose policies apply, `arn` what CloudTrail shows, `holder_id` the
    unique id of the identity, so that a namesake made later does not inherit the session.

    `policies` are session policies (texts), `policy_arns` managed ones passed with the request; either limits what
    the session may do. `mfa_at` is when a second factor was shown, None without one. `issued` and `expires` count
    on the account's clock. `console` marks a sign-in with a password.
    """

    key_id: str
    secret: str
    token: str
    kind: Literal["user", "role", "federated", "root"]
    identity: str
    arn: str
    user_id: str
    issued: Instant
    expires: Instant
    policies: list[str] = []
    policy_arns: list[str] = []
    tags: dict[str, str] = {}
    transitive: list[str] = []
    mfa_at: Instant | None = None
    external_id: str = ""
    source_identity: str = ""
    console: bool = False
    holder_id: str = ""


class StsState(msgspec.Struct):
    """Sessions by access key id; those that ended long ago are dropped when a new one is given out.

    `ending` is a heap of when each ends and `of_identity` says whose they are by ARN, so that finding these costs the
    same however many there are. `signed_in` is the key of who signed in at the console, `acting` that of who acts
    there: the same, or the role that was switched to; both empty for the owner.
    """

    sessions: dict[str, Session] = {}
    ending: list[tuple[Instant, str]] = []
    of_identity: dict[str, dict[str, None]] = {}
    signed_in: str = ""
    acting: str = ""
