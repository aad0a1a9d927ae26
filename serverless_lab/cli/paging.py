"""Operations that answer in pages: all are fetched, by botocore's own paginator over the host's calls."""

from collections.abc import Callable, Iterator
from typing import Any

from botocore.paginate import PageIterator, Paginator
from botocore.utils import set_value_from_jmespath

from serverless_lab.cli.commands import Call
from serverless_lab.cli.performing import model_of
from serverless_lab.cli.services import service


def pages(call: Call, ask: Callable[..., dict[str, Any]]) -> PageIterator:
    assert call.paging is not None
    wanted = {
        "MaxItems": call.paging.max_items,
        "PageSize": call.paging.page_size,
        "StartingToken": call.paging.starting_token,
    }
    config = {name: value for name, value in wanted.items() if value is not None}
    how = service(call.command).paginator(call.operation)
    return Paginator(ask, how, model_of(call)).paginate(**call.params, PaginationConfig=config)


def each(found: PageIterator) -> Iterator[dict[str, Any]]:
    """Page by page, what is no list with the first one, and at last where to go on."""
    for at, page in enumerate(found):
        shown = {} if at else found.non_aggregate_part
        for key in found.result_keys:
            set_value_from_jmespath(shown, key.expression, key.search(page))
        yield shown
    if found.resume_token:
        yield {"NextToken": {"NextToken": found.resume_token}}


def warning(call: Call) -> str:
    most = call.paging.max_items if call.paging else None
    if most is None or int(most) > 0:
        return ""
    return "warning: Non-positive values for --max-items may result in undefined behavior.\n"
