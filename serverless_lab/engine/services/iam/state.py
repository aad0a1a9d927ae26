"""IAM's state: global, one per account. Policy documents are kept as the text the learner wrote."""

from typing import Literal

import msgspec

from serverless_lab.engine.instant import Instant

# Names in the order they were added; a dict, because members are looked up and removed by name.
Names = dict[str, None]
Tags = dict[str, str]
Used = dict[str, Instant]  # by action: when it was last done
Accessed = dict[str, tuple[Instant, str]]  # by service: when a key last signed a call, and in which region


class LoginProfile(msgspec.Struct):
    """A console password, sealed (see `engine/sealing.py`). `previous` holds the ones before, newest first.

    `max_session` is how many seconds a sign-in lasts, 0 where nobody has set it.
    """

    sealed: str
    created: Instant
    changed: Instant
    previous: list[str] = []
    max_session: int = 0
    must_reset: bool = False
    last_used: Instant | None = None


class AccessKey(msgspec.Struct):
    key_id: str
    secret: str
    created: Instant
    active: bool = True
    last_used: tuple[Instant, str, str] | None = None  # when, service, region


class User(msgspec.Struct):
    """`policies` maps inline policy names to documents, `managed` holds ARNs, `boundary` is an ARN or empty."""

    user_id: str
    name: str
    path: str
    created: Instant
    policies: dict[str, str] = {}
    managed: Names = {}
    boundary: str = ""
    tags: Tags = {}
    groups: Names = {}
    access_keys: dict[str, AccessKey] = {}
    login: LoginProfile | None = None
    mfa: Names = {}  # serial numbers
    accessed: Accessed = {}
    used: Used = {}


class Group(msgspec.Struct):
    group_id: str
    name: str
    path: str
    created: Instant
    policies: dict[str, str] = {}
    managed: Names = {}
    users: Names = {}


class Role(msgspec.Struct):
    """`trust` is the trust policy; `linked` names the service of a service-linked role."""

    role_id: str
    name: str
    path: str
    created: Instant
    trust: str
    description: str = ""
    policies: dict[str, str] = {}
    managed: Names = {}
    boundary: str = ""
    tags: Tags = {}
    max_session: int = 3600  # seconds
    last_used: tuple[Instant, str] | None = None  # when, region
    linked: str = ""
    accessed: Accessed = {}
    used: Used = {}
    profiles: Names = {}  # instance profiles that hold it


class PolicyVersion(msgspec.Struct):
    document: str
    created: Instant


class ManagedPolicy(msgspec.Struct):
    """A customer managed policy; `versions` under `v1`, `v2`, …, of which `default` is in force."""

    policy_id: str
    name: str
    path: str
    created: Instant
    updated: Instant
    versions: dict[str, PolicyVersion]
    default: str = "v1"
    next_version: int = 2
    description: str = ""
    tags: Tags = {}


class InstanceProfile(msgspec.Struct):
    profile_id: str
    name: str
    path: str
    created: Instant
    role: str = ""
    tags: Tags = {}


class MfaDevice(msgspec.Struct):
    """A virtual device; `secret` is Base32, `used` the newest 30-second step whose code was taken.

    `drift` is how many steps the device's clock is ahead of real time, as far as resynchronising has shown.
    """

    serial: str
    secret: str
    tags: Tags = {}
    user: str = ""
    enabled: Instant | None = None
    used: int = 0
    drift: int = 0


class PasswordPolicy(msgspec.Struct):
    """As GetAccountPasswordPolicy names them; 0 stands for "not set"."""

    minimum_length: int = 6
    symbols: bool = False
    numbers: bool = False
    uppercase: bool = False
    lowercase: bool = False
    change_own: bool = False
    max_age_days: int = 0
    reuse_prevention: int = 0
    hard_expiry: bool = False


class CredentialReport(msgspec.Struct):
    """When the CSV was made and the digest of its body; it is made anew when it is older than four hours."""

    made: Instant
    digest: str


class Attachments(msgspec.Struct):
    """Who holds one managed policy, kept here so that counting costs the same however many there are."""

    users: Names = {}
    groups: Names = {}
    roles: Names = {}
    bounded: dict[Literal["user", "role"], Names] = {}

    @property
    def count(self) -> int:
        return len(self.users) + len(self.groups) + len(self.roles)

    @property
    def boundary_count(self) -> int:
        return sum(map(len, self.bounded.values()))


class LastAccess(msgspec.Struct, frozen=True):
    at: Instant
    region: str
    entity: str


class AccessJob(msgspec.Struct):
    """Service last accessed information as it was asked for; `services` by name, with who used each."""

    created: Instant
    granularity: str
    services: dict[str, list[LastAccess]]


class IamState(msgspec.Struct):
    """`policies` by ARN, `devices` by serial number, `key_owners` from access key id to user name.

    `attachments` is by policy ARN, AWS managed policies included. `organization` holds service control policies
    a mission sets on the account: name to document, in the order of the levels. `taken` holds `user/mina`,
    `group/cooks`, `policy/menu` … in small letters, since names are unique regardless of case; `deleted_users` says
    when the latest ones went.
    """

    users: dict[str, User] = {}
    groups: dict[str, Group] = {}
    roles: dict[str, Role] = {}
    policies: dict[str, ManagedPolicy] = {}
    policy_versions: int = 0  # of all policies together
    profiles: dict[str, InstanceProfile] = {}
    devices: dict[str, MfaDevice] = {}
    devices_in_use: int = 0
    key_owners: dict[str, str] = {}
    taken: Names = {}
    deleted_users: dict[str, Instant] = {}
    attachments: dict[str, Attachments] = {}
    deletions: Names = {}  # of service-linked roles, the latest tasks
    organization: dict[str, str] = {}
    founded: Instant = 0
    alias: str = ""
    password_policy: PasswordPolicy | None = None
    report: CredentialReport | None = None
    access_jobs: dict[str, AccessJob] = {}
