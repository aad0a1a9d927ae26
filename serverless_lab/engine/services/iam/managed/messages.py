"""Policies about queues and topics."""

from serverless_lab.engine.services.iam.managed.functions import WRITE_LOGS
from serverless_lab.engine.services.iam.managed.row import allow, row

POLICIES = (
    row(
        "AmazonSQSFullAccess",
        "ANPAI65L554VRJ33ECQS6",
        "2015-02-06T18:41:07 2015-02-06T18:41:07",
        "v1",
        "Everything in SQS.",
        allow("sqs:*"),
    ),
    row(
        "AmazonSQSReadOnlyAccess",
        "ANPAIUGSSQY362XGCM6KW",
        "2015-02-06T18:41:08 2024-05-24T18:16:44",
        "v4",
        "Looking at queues, but not at their messages.",
        allow(
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListDeadLetterSourceQueues",
            "sqs:ListMessageMoveTasks",
            "sqs:ListQueueTags",
            "sqs:ListQueues",
            sid="AmazonSQSReadOnlyAccess",
        ),
    ),
    row(
        "AmazonSNSFullAccess",
        "ANPAJWEKLCXXUNT2SOLSG",
        "2015-02-06T18:41:05 2024-09-24T22:32:05",
        "v2",
        "Everything in SNS.",
        allow("sns:*", sid="SNSFullAccess"),
    ),
    row(
        "AmazonSNSReadOnlyAccess",
        "ANPAIZGQCQTFOFPMHSB6W",
        "2015-02-06T18:41:06 2024-09-24T22:13:12",
        "v2",
        "Looking at topics and who subscribes to them.",
        allow(
            "sns:CheckIfPhoneNumberIsOptedOut",
            "sns:GetDataProtectionPolicy",
            "sns:GetEndpointAttributes",
            "sns:GetPlatformApplicationAttributes",
            "sns:GetSMSAttributes",
            "sns:GetSMSSandboxAccountStatus",
            "sns:GetSubscriptionAttributes",
            "sns:GetTopicAttributes",
            "sns:List*",
            sid="SNSReadOnlyAccess",
        ),
    ),
    row(
        "AmazonSNSRole",
        "ANPAJK5GQB7CIK7KHY2GA",
        "2015-02-06T18:41:30 2015-02-06T18:41:30",
        "v1",
        "For SNS itself, so that it may log its deliveries.",
        allow(*WRITE_LOGS, "logs:PutMetricFilter", "logs:PutRetentionPolicy"),
        path="/service-role/",
    ),
)
