"""Our explanation of each refusal, by the `hint` of the engine's error class; a file for each service."""

from django.utils.functional import Promise

from lessons.sandbox.hints.cloudwatch import CLOUDWATCH
from lessons.sandbox.hints.common import COMMON
from lessons.sandbox.hints.ec2 import EC2
from lessons.sandbox.hints.functions import FUNCTIONS
from lessons.sandbox.hints.iam import IAM
from lessons.sandbox.hints.logs import LOGS
from lessons.sandbox.hints.mq import MQ
from lessons.sandbox.hints.sns import SNS
from lessons.sandbox.hints.sqs import SQS
from lessons.sandbox.hints.sts import STS

HINTS: dict[str, str | Promise] = COMMON | CLOUDWATCH | FUNCTIONS | LOGS | IAM | STS | SNS | SQS | MQ | EC2
