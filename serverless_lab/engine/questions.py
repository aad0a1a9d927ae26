"""What one service may ask of another; `wiring.py` names who answers."""

import msgspec

from serverless_lab.engine.caller import Caller


class Question(msgspec.Struct, frozen=True):
    """Asked through `Context.ask`; the answer's type stands in each docstring."""


class RoleTrusts(Question, frozen=True):
    """Is there such a role, and does its trust policy let this service assume it? → bool"""

    role_arn: str
    service: str


class IdentityPolicies(Question, frozen=True):
    """What hangs on the caller in this account: identity policies (a user's groups included), then its boundary, and
    what the organisation says → list[Policy]"""

    caller: Caller


class SessionPolicies(Question, frozen=True):
    """The session policies of the temporary credentials a call was signed with → list[Policy]"""

    key: str


class ResourcePolicy(Question, frozen=True):
    """The policy that a resource carries itself (a role's trust policy is one) → Policy, or None when it has none"""

    resource: str


class PrincipalKeys(Question, frozen=True):
    """Condition keys that tell about the caller (aws:PrincipalArn, aws:username, aws:PrincipalTag/…, aws:userid,
    aws:MultiFactorAuthPresent, …) → dict of key to text or texts"""

    caller: Caller


class ResourceTags(Question, frozen=True):
    """The tags of a resource → dict[str, str]"""

    resource: str


class SessionKeys(Question, frozen=True):
    """Condition keys that hang on the temporary credentials a call was signed with (session tags as
    aws:PrincipalTag/…, MFA, when they were issued); they go before what is known about the caller otherwise
    → dict of key to text or texts"""

    caller: Caller


class SessionProblem(Question, frozen=True):
    """Why a key cannot sign this call (unknown, inactive, expired, not meant for the service) → CloudError, or None
    when it can"""

    caller: Caller
    service: str
    operation: str


class ActingCaller(Question, frozen=True):
    """Who acts at the console, or for `signed_in` who came in before switching to a role → Caller, or None for the
    owner"""

    signed_in: bool = False


class Signer(msgspec.Struct, frozen=True):
    """Who calls when an access key signs, and with what; `token` is empty for a long-term key."""

    caller: Caller
    secret: str
    token: str = ""


class KeySigner(Question, frozen=True):
    """Who signs with this access key, whether or not it still counts → Signer, or None for an unknown key"""

    key: str


class KeyOwner(msgspec.Struct, frozen=True):
    """A long-term access key and whose it is."""

    user_arn: str
    secret: str
    active: bool


class LongTermKey(Question, frozen=True):
    """A long-term access key of a user → KeyOwner, or None for an unknown key"""

    key: str


class UniqueId(Question, frozen=True):
    """The id (`AIDA…`, `AROA…`) of the user or role with this ARN, which a namesake made later does not share
    → str, or None when there is none"""

    arn: str


class RoleLimits(Question, frozen=True):
    """How long a session of this role may last at most, in seconds → int, or None when there is no such role"""

    role_arn: str


class PolicyFault(Question, frozen=True):
    """What IAM would say against this text as an identity or session policy → str, empty when nothing"""

    text: str


class MfaStep(Question, frozen=True):
    """The 30-second step that a code of this user's device belongs to → int, or None for a code that is wrong, was
    used before, or is of a device the user does not have. Codes go by real time, as the learner's phone does."""

    user_arn: str
    serial: str
    code: str


class NetworkFault(msgspec.Struct, frozen=True):
    """What is wrong with a function's network. `asked` and `code`: what EC2 was asked and said; empty where Lambda
    itself refuses."""

    message: str
    asked: str = ""
    code: str = ""


class FunctionNetwork(Question, frozen=True):
    """In which VPC do these subnets and security groups lie? → str, or NetworkFault"""

    subnets: list[str]
    groups: list[str]


class WayOutOf(Question, frozen=True):
    """How does a call from this interface of a function to a service (`sts`) go? → WayOut"""

    interface: str
    service: str


class EntranceOf(Question, frozen=True):
    """Through which endpoint did the latest call of this run to a service come? → Entrance, or None for no endpoint"""

    request_id: str
    service: str


class EndpointPolicy(Question, frozen=True):
    """The policy of a VPC endpoint, the one that allows everything where it was given none → Policy, or None when
    there is no such endpoint"""

    endpoint: str


class ManagedDocument(Question, frozen=True):
    """The document in force of a managed policy → dict, or None when there is no such policy"""

    arn: str


class TargetAt(Question, frozen=True):
    """What takes records where this ARN leads? → EventTarget, or None for a service that takes none here"""

    arn: str


class TargetsHere(Question, frozen=True):
    """What takes records in this Region → list of ARNs"""


class SourcesHere(Question, frozen=True):
    """What can be polled for records in this Region → list of ARNs"""


class QueueContents(Question, frozen=True):
    """What lies in the queue of this name, up to so many messages of each state → sqs.holding.Holding"""

    queue: str
    most: int


class Polled(Question, frozen=True):
    """Is a function fed from this event source? → bool"""

    source: str


class LineageOfCaller(Question, frozen=True):
    """How often the chain of events that the calling code belongs to has called each function → dict of name to number,
    empty where nobody's code calls"""


class SourceAt(Question, frozen=True):
    """What can be polled for records where this ARN leads? → EventSource, or None for a service that cannot here"""

    arn: str


class WebPlaceAt(Question, frozen=True):
    """Who answers at this address? → WebPlace, or None where nobody of the account does"""

    url: str
