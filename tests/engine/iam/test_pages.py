"""Pages of a list: every item once, in order, whatever the size of a page."""

import pytest

from serverless_lab.engine.services.iam.errors import InvalidMarker
from serverless_lab.engine.services.iam.pages import page


@pytest.mark.parametrize("size", [1, 2, 3, 99, 250, 1000])
def test_all_pages_together_are_the_list(size):
    items = list(range(250))
    seen, marker, pages = [], None, 0
    while True:
        shown, more = page(items, marker, size)
        seen += shown
        pages += 1
        if not more["IsTruncated"]:
            break
        marker = more["Marker"]
    assert seen == items
    assert pages == -(-250 // size)
    assert more == {"IsTruncated": False}


def test_a_hundred_unless_asked_otherwise():
    shown, more = page(list(range(101)), None, None)
    assert (len(shown), more) == (100, {"IsTruncated": True, "Marker": "100"})


@pytest.mark.parametrize("marker", ["", "-1", "x", "٣", "9" * 30])
def test_a_marker_nobody_gave_out(marker):
    with pytest.raises(InvalidMarker) as refused:
        page([1, 2], marker, None)
    assert refused.value.message == f"Invalid Marker: {marker}"
    assert refused.value.code == "ValidationError"
