"""A function with an alias, and asking for environments that stand ready behind it."""

from tests.engine.support import Life

PUT, GET = "PutProvisionedConcurrencyConfig", "GetProvisionedConcurrencyConfig"
DELETE, LIST = "DeleteProvisionedConcurrencyConfig", "ListProvisionedConcurrencyConfigs"
FN = {"FunctionName": "order-fn"}
LIVE = FN | {"Qualifier": "live"}
BAD = "InvalidParameterValueException"


def alive():
    """A function with a version and an alias for it."""
    life = Life()
    life.create()
    called(life, "PublishVersion", FN)
    called(life, "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"})
    return life


def called(life, operation, params):
    outcome = life.call("lambda", operation, params)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def put(life, count=2, qualifier="live"):
    return called(life, PUT, FN | {"Qualifier": qualifier, "ProvisionedConcurrentExecutions": count})


def ready(life, count=2, qualifier="live"):
    put(life, count, qualifier)
    return later(life)


def later(life):
    """A minute passes, whatever runs."""
    life.wait(60)
    return life.call("lab", "Tick")


def numbers_of(life, qualifier="live"):
    """Status, requested, allocated, available."""
    told = called(life, GET, FN | {"Qualifier": qualifier})
    names = ("Requested", "Allocated", "Available")
    return (told["Status"], *(told[f"{name}ProvisionedConcurrentExecutions"] for name in names))


def second_version(life):
    called(life, "UpdateFunctionConfiguration", FN | {"Timeout": 9})
    called(life, "PublishVersion", FN)
