"""The lab's own row about users: coming in by the console's front door, for which AWS has no operation."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.iam import sign_in
from serverless_lab.engine.services.iam.requests.passwords import SignIn

OPERATIONS = (Operation("lab", "SignIn", SignIn, sign_in.sign_in, no_resource, None),)
