"""For journeys that run no learner's code: the course alone, in the process of the test."""

import pytest
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(name="lab_url")
def course_alone(live_server: LiveServer) -> str:
    """In place of the running lab's; a test's own data is the course's."""
    return live_server.url
