"""The three jobs of the shop: what each needs, and what would be too much for anybody."""

from typing import Final

from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import may
from lessons.iam.playing import allow, policy

FUNCTION, QUEUE, BUCKET = "order-fn", "delivery-queue", shop.RECEIPTS
JOBS: Final = ("kitchen", "courier", "accountant")
# By job: what its group allows in the solution, written so that it holds in whichever account.
DOCUMENTS: Final = {
    "kitchen": policy(allow("lambda:InvokeFunction", f"arn:aws:lambda:*:*:function:{FUNCTION}")),
    "courier": policy(allow("sqs:ReceiveMessage", f"arn:aws:sqs:*:*:{QUEUE}")),
    "accountant": policy(allow("s3:GetObject", shop.objects(BUCKET, "*"))),
}
Asked = tuple[str, str]


def needed(probe: Probe, job: str) -> list[Asked]:
    """What somebody in this job has to be able to do."""
    return {
        "kitchen": [("lambda:InvokeFunction", shop.function(probe, FUNCTION))],
        "courier": [("sqs:ReceiveMessage", shop.queue(probe, QUEUE))],
        "accountant": [
            ("s3:GetObject", shop.objects(BUCKET, "2026/11/26.json")),
            ("s3:GetObject", shop.objects(BUCKET, "latest.json")),
        ],
    }[job]


def too_much(probe: Probe, job: str) -> list[Asked]:
    """The other jobs' work, and more of one's own kind."""
    others = [asked for other in JOBS if other != job for asked in needed(probe, other)]
    return [
        *others,
        ("lambda:DeleteFunction", shop.function(probe, FUNCTION)),
        ("lambda:InvokeFunction", shop.function(probe, "payroll-fn")),
        ("sqs:SendMessage", shop.queue(probe, QUEUE)),
        ("sqs:ReceiveMessage", shop.queue(probe, "refund-queue")),
        ("s3:PutObject", shop.objects(BUCKET, "latest.json")),
        ("s3:DeleteObject", shop.objects(BUCKET, "latest.json")),
        ("s3:GetObject", shop.objects(shop.PHOTOS, "latest.json")),
        ("iam:CreateUser", "*"),
    ]


def missing(probe: Probe, user: str, job: str) -> Asked | None:
    return next((asked for asked in needed(probe, job) if not may(probe, user, *asked)), None)


def excess(probe: Probe, user: str, job: str) -> Asked | None:
    return next((asked for asked in too_much(probe, job) if may(probe, user, *asked)), None)
