"""A quiz at an address of its own, for the tests that take it."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.courseware.quiz_site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    built = Site()
    with override_settings(ROOT_URLCONF=built):
        yield built
