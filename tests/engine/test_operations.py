"""The operation table: complete, printable, and true to the service models."""

import msgspec
import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.models import input_shape, service_model
from serverless_lab.engine.operation import table

ROWS = list(wiring.OPERATIONS.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.service}.{row.name}")
def test_row_exists_in_the_service_model(row):
    assert row.name in service_model(row.service).operation_names


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.service}.{row.name}")
def test_request_reads_only_members_the_model_has(row):
    shape = input_shape(row.service, row.name)
    members = set(shape.members) if shape else set()
    assert {field.encode_name for field in msgspec.structs.fields(row.request)} <= members


def test_a_second_row_under_the_same_name_is_refused():
    with pytest.raises(ValueError, match=r"declared twice: lab\.Tick"):
        table(ROWS, [wiring.OPERATIONS["lab", "Tick"]])
