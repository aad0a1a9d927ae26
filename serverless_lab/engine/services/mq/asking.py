"""What a request says of a broker: whether it fits together, and what is meant where it says nothing."""

from collections import Counter

from serverless_lab.engine import numbers
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.mq import errors, options, requests, users
from serverless_lab.engine.services.mq.options import CLUSTER, RABBITMQ, SINGLE, STANDBY, Option
from serverless_lab.engine.services.mq.state import User

_SUBNETS = {SINGLE: 1, STANDBY: 2}


def refuse_what_is_not_simulated(request: requests.CreateBroker | requests.UpdateBroker) -> None:
    if request.authentication_strategy not in (None, "SIMPLE"):
        raise NotSimulated(feature="An authentication strategy other than SIMPLE")
    if request.data_replication_mode != "NONE":
        raise NotSimulated(feature="Data replication to a broker in another Region")


def check_places(request: requests.CreateBroker) -> None:
    check_groups(request.security_groups)
    wanted = _SUBNETS.get(request.deployment_mode)
    given = len(request.subnet_ids)
    if wanted and given and given != wanted:
        message = f"Specify exactly {wanted} subnet(s) for deployment mode [{request.deployment_mode}], not {given}."
        raise errors.BadRequest(message=message, attribute="subnetIds")
    if request.deployment_mode == CLUSTER and request.publicly_accessible and request.security_groups:
        message = "Security groups cannot be specified for a publicly accessible broker of engine type [RABBITMQ]."
        raise errors.BadRequest(message=message, attribute="securityGroups")
    for prefix, ids, attribute in (
        ("subnet-", request.subnet_ids, "subnetIds"),
        ("sg-", request.security_groups, "securityGroups"),
    ):
        wrong = next((each for each in ids if not each.startswith(prefix)), None)
        if wrong is not None:
            raise errors.BadRequest(message=f"The ID [{wrong}] is invalid.", attribute=attribute)


def check_groups(groups: list[str], least: int = 0) -> None:
    if not least <= len(groups) <= numbers.MQ_SECURITY_GROUPS:
        message = f"Specify {least or 1} to {numbers.MQ_SECURITY_GROUPS} security groups."
        raise errors.BadRequest(message=message, attribute="securityGroups")


def users_of(request: requests.CreateBroker) -> list[User]:
    given = request.users
    if request.engine_type == RABBITMQ and len(given) != 1:
        raise errors.OneUser
    if not given:
        message = f"Specify at least one user for engine type [{request.engine_type}]."
        raise errors.BadRequest(message=message, attribute="users")
    if len(given) > numbers.MQ_USERS:
        raise errors.TooMany(most=numbers.MQ_USERS, things="users of a broker")
    found = [users.checked(request.engine_type, each) for each in given]
    named = Counter(user.name for user in found)
    twice = [name for name, count in named.items() if count > 1]
    if twice:
        raise errors.UserExists(user=twice[0])
    return found


def storage_of(request: requests.CreateBroker, option: Option) -> int:
    most = options.storage_of(option.instance)
    size = most if request.storage_size is None else request.storage_size
    if not 5 <= size <= most:
        message = f"The storage size [{size}] is invalid for host instance type [{option.instance}]: 5 to {most} GB."
        raise errors.BadRequest(message=message, attribute="storageSize")
    return size


def key_of(given: requests.EncryptionOptions | None) -> str:
    if given is None or given.use_aws_owned_key:
        if given is not None and given.kms_key_id:
            message = "[kmsKeyId] and [useAwsOwnedKey] are mutually exclusive."
            raise errors.BadRequest(message=message, attribute="encryptionOptions")
        return ""
    return given.kms_key_id or "alias/aws/mq"


def logs_of(engine: str, given: requests.LogsGiven) -> tuple[bool, bool]:
    if engine == RABBITMQ and given.audit is not None:
        raise errors.NoAuditLog
    return given.general, bool(given.audit)
