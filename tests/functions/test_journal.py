"""The journal on the functions' bench: what each step was about."""

from typing import Any

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.courseware.lesson_page import PAGE, deploy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("changed", "said"), [({"Timeout": 9}, "Timeout 9"), ({"Description": "soup"}, "order-fn")])
def test_a_change_of_settings_names_them_or_the_function(
    as_learner: Client, learner: Learner, changed: dict[str, Any], said: str
) -> None:
    deploy(as_learner)
    account = lab.account_of(learner)
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", **changed})
    journal = " ".join(as_learner.get(f"{PAGE}?tab=journal").content.decode().split())
    assert f'<b>UpdateFunctionConfiguration</b> <small class="mono">{said}</small>' in journal
