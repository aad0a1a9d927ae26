"""What the developer would do with the rights of this moment: played for real, on clones of the account."""

import json
from typing import Any, Final

from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import user_arn
from lessons.iam.missions.boundary import scene
from lessons.iam.playing import policy, trust
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud

NEW_ROLE: Final = "app-resizer"


class Developer:
    """The developer at work on one clone; each call says whether it was let through."""

    def __init__(self, probe: Probe) -> None:
        self.cloud: Cloud = probe.cloud.clone()
        self.limit = shop.policy(probe, probe.facts["limit"])
        self.caller = Caller.user(user_arn(probe, probe.facts["dev"]))

    def may(self, operation: str, **params: Any) -> bool:
        wall = self.cloud.state.clock.wall
        return self.cloud.call(self.caller, "iam", operation, params, wall=wall).refusal is None

    def makes_role(self, **more: Any) -> bool:
        trusted = json.dumps(policy(trust({"AWS": self.caller.arn}), trust({"Service": "lambda.amazonaws.com"})))
        return self.may("CreateRole", RoleName=NEW_ROLE, AssumeRolePolicyDocument=trusted, **more)

    def makes_bounded_role(self) -> bool:
        return self.makes_role(PermissionsBoundary=self.limit)

    def attaches(self, policy_arn: str, role: str = NEW_ROLE) -> bool:
        return self.may("AttachRolePolicy", RoleName=role, PolicyArn=policy_arn)

    def role_may(self, action: str, resource: str = "*") -> bool:
        """The new role, once something takes it on."""
        role = scene.roles(self.cloud.state.account_id, NEW_ROLE)
        return self.cloud.decide(Caller.role(role, "app"), action, resource).allowed
