"""Policies about functions, their logs, and the APIs in front of them."""

from serverless_lab.engine.services.iam.managed.row import allow, row

WRITE_LOGS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")
NETWORK_INTERFACES = (
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
)
_FUNCTION_LOGS = "arn:aws:logs:*:*:log-group:/aws/lambda/*"
_SURROUNDINGS = (
    "cloudformation:DescribeStacks",
    "cloudformation:ListStackResources",
    "cloudwatch:GetMetricData",
    "cloudwatch:ListMetrics",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "kms:ListAliases",
    "iam:GetPolicy",
    "iam:GetPolicyVersion",
    "iam:GetRole",
    "iam:GetRolePolicy",
    "iam:ListAttachedRolePolicies",
    "iam:ListRolePolicies",
    "iam:ListRoles",
    "logs:DescribeLogGroups",
    "states:DescribeStateMachine",
    "states:ListStateMachines",
    "tag:GetResources",
    "xray:BatchGetTraces",
    "xray:GetTraceSummaries",
)
_READ_LOGS = (
    "logs:DescribeLogStreams",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:StartLiveTail",
    "logs:StopLiveTail",
)
_QUERY_LOGS = (
    "logs:DescribeQueries",
    "logs:GetLogGroupFields",
    "logs:GetLogRecord",
    "logs:GetQueryResults",
    "logs:StartQuery",
    "logs:StopQuery",
)
_SERVICE_ROLE = "/service-role/"

LAMBDA = (
    row(
        "AWSLambda_FullAccess",
        "ANPAZKAPJZG4OXQPYWZ5D",
        "2020-11-17T21:14:08 2026-02-12T18:00:51",
        "v7",
        "Everything in Lambda, and passing any role to it.",
        allow("lambda:*", "kms:DescribeKey", *_SURROUNDINGS),
        allow("iam:PassRole", when={"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}),
        allow(*_READ_LOGS, on=_FUNCTION_LOGS),
        allow(
            "iam:CreateServiceLinkedRole",
            on="arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda",
            when={"StringEquals": {"iam:AWSServiceName": "lambda.amazonaws.com"}},
        ),
    ),
    row(
        "AWSLambda_ReadOnlyAccess",
        "ANPAZKAPJZG4IERNVMNPE",
        "2020-11-17T21:10:32 2026-02-12T18:02:55",
        "v5",
        "Looking at functions, their code and their logs.",
        allow("lambda:Get*", "lambda:List*", "cloudformation:ListStacks", *_SURROUNDINGS),
        allow(*_READ_LOGS, *_QUERY_LOGS, on=_FUNCTION_LOGS),
    ),
    row(
        "AWSLambdaExecute",
        "ANPAJE5FX7FQZSU5XAKGO",
        "2015-02-06T18:40:46 2015-02-06T18:40:46",
        "v1",
        "For a function that reads and writes any object in S3 and uses its logs.",
        allow("logs:*", on="arn:aws:logs:*:*:*"),
        allow("s3:GetObject", "s3:PutObject", on="arn:aws:s3:::*"),
    ),
    row(
        "AWSLambdaBasicExecutionRole",
        "ANPAJNCQGXC42545SKXIK",
        "2015-04-09T15:03:43 2015-04-09T15:03:43",
        "v1",
        "For a function that writes logs and needs nothing else.",
        allow(*WRITE_LOGS),
        path=_SERVICE_ROLE,
    ),
    row(
        "AWSLambdaVPCAccessExecutionRole",
        "ANPAJVTME3YLVNL72YR2K",
        "2016-02-11T23:15:26 2024-01-05T22:38:26",
        "v3",
        "For a function inside a VPC: it needs a network interface there.",
        allow(*WRITE_LOGS, *NETWORK_INTERFACES, sid="AWSLambdaVPCAccessExecutionPermissions"),
        path=_SERVICE_ROLE,
    ),
    row(
        "AWSLambdaSQSQueueExecutionRole",
        "ANPAJFWJZI6JNND4TSELK",
        "2018-06-14T21:50:45 2018-06-14T21:50:45",
        "v1",
        "For a function that is fed by a queue: receive, delete, and write logs.",
        allow("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", *WRITE_LOGS),
        path=_SERVICE_ROLE,
    ),
    row(
        "AWSLambdaRole",
        "ANPAJX4DPCRGTC4NFDUXI",
        "2015-02-06T18:41:28 2015-02-06T18:41:28",
        "v1",
        "For a service that calls functions on somebody's behalf.",
        allow("lambda:InvokeFunction"),
        path=_SERVICE_ROLE,
    ),
)

LOGS = (
    row(
        "CloudWatchLogsFullAccess",
        "ANPAJ3ZGNWK2R5HW5BQFO",
        "2015-02-06T18:40:02 2026-02-12T18:00:33",
        "v8",
        "Everything in CloudWatch Logs.",
        allow("logs:*", "cloudwatch:GenerateQuery*", sid="CloudWatchLogsFullAccess"),
    ),
    row(
        "CloudWatchLogsReadOnlyAccess",
        "ANPAJ2YIYDYSNNEHK3VKW",
        "2015-02-06T18:40:03 2026-02-12T17:59:13",
        "v12",
        "Reading and searching logs.",
        allow(
            "logs:Describe*",
            "logs:FilterLogEvents",
            "logs:Get*",
            "logs:List*",
            "logs:StartLiveTail",
            "logs:StartQuery",
            "logs:StopLiveTail",
            "logs:StopQuery",
            "logs:TestMetricFilter",
            "cloudwatch:GenerateQuery*",
            sid="CloudWatchLogsReadOnlyAccess",
        ),
    ),
)

API_GATEWAY = (
    row(
        "AmazonAPIGatewayAdministrator",
        "ANPAJ4PT6VY5NLKTNUYSI",
        "2015-07-09T17:34:45 2015-07-09T17:34:45",
        "v1",
        "Making, changing and deleting APIs in API Gateway.",
        allow("apigateway:*", on="arn:aws:apigateway:*::/*"),
    ),
    row(
        "AmazonAPIGatewayInvokeFullAccess",
        "ANPAIIWAX2NOOQJ4AIEQ6",
        "2015-07-09T17:36:12 2018-12-18T18:25:10",
        "v2",
        "Calling every API that asks for AWS credentials.",
        allow("execute-api:Invoke", "execute-api:ManageConnections", on="arn:aws:execute-api:*:*:*"),
    ),
    row(
        "AmazonAPIGatewayPushToCloudWatchLogs",
        "ANPAIK4GFO7HLKYN64ASK",
        "2015-11-11T23:41:46 2015-11-11T23:41:46",
        "v1",
        "For API Gateway itself, so that it may write its logs.",
        allow(
            *WRITE_LOGS,
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
        ),
        path=_SERVICE_ROLE,
    ),
)

POLICIES = LAMBDA + LOGS + API_GATEWAY
