"""Typed requests of Amazon MQ's API."""

from msgspec import field

from serverless_lab.engine.request import Request


class ConfigurationGiven(Request, frozen=True):
    id: str
    revision: int | None = None


class LogsGiven(Request, frozen=True):
    general: bool = False
    audit: bool | None = None


class WeeklyStartTime(Request, frozen=True):
    day_of_week: str
    time_of_day: str
    time_zone: str = "UTC"


class EncryptionOptions(Request, frozen=True):
    use_aws_owned_key: bool
    kms_key_id: str | None = None


class UserGiven(Request, frozen=True):
    username: str
    password: str
    console_access: bool = False
    groups: list[str] = []


class CreateBroker(Request, frozen=True):
    broker_name: str
    deployment_mode: str
    engine_type: str
    host_instance_type: str
    publicly_accessible: bool
    authentication_strategy: str = "SIMPLE"
    auto_minor_version_upgrade: bool = True
    configuration: ConfigurationGiven | None = None
    creator_request_id: str = ""
    encryption_options: EncryptionOptions | None = None
    engine_version: str = ""
    logs: LogsGiven = LogsGiven()
    maintenance_window_start_time: WeeklyStartTime | None = None
    security_groups: list[str] = []
    storage_size: int | None = None
    storage_type: str | None = None
    subnet_ids: list[str] = []
    tags: dict[str, str] = {}
    users: list[UserGiven] = []
    data_replication_mode: str = "NONE"


class OfBroker(Request, frozen=True):
    broker_id: str


class UpdateBroker(OfBroker, frozen=True):
    authentication_strategy: str | None = None
    auto_minor_version_upgrade: bool | None = None
    configuration: ConfigurationGiven | None = None
    engine_version: str | None = None
    host_instance_type: str | None = None
    logs: LogsGiven | None = None
    maintenance_window_start_time: WeeklyStartTime | None = None
    security_groups: list[str] | None = None
    storage_size: int | None = None
    data_replication_mode: str = "NONE"


class Paged(Request, frozen=True):
    max_results: int | None = None
    next_token: str | None = None


class OfUser(OfBroker, frozen=True):
    username: str


class CreateUser(OfUser, frozen=True):
    password: str
    console_access: bool = False
    groups: list[str] = []


class UpdateUser(OfUser, frozen=True):
    password: str | None = None
    console_access: bool | None = None
    groups: list[str] | None = None


class ListUsers(Paged, frozen=True, kw_only=True):
    broker_id: str


class CreateConfiguration(Request, frozen=True):
    engine_type: str
    name: str
    authentication_strategy: str = "SIMPLE"
    engine_version: str = ""
    tags: dict[str, str] = {}


class OfConfiguration(Request, frozen=True):
    configuration_id: str


class UpdateConfiguration(OfConfiguration, frozen=True):
    data: str
    description: str = ""


class ListConfigurationRevisions(Paged, frozen=True, kw_only=True):
    configuration_id: str


class DescribeConfigurationRevision(OfConfiguration, frozen=True):
    revision: str = field(name="ConfigurationRevision")


class DescribeBrokerEngineTypes(Paged, frozen=True):
    engine_type: str | None = None


class DescribeBrokerInstanceOptions(Paged, frozen=True):
    engine_type: str | None = None
    host_instance_type: str | None = None
    storage_type: str | None = None


class Tagged(Request, frozen=True):
    resource_arn: str


class CreateTags(Tagged, frozen=True):
    tags: dict[str, str] = {}


class DeleteTags(Tagged, frozen=True):
    tag_keys: list[str]
