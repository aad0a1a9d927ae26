"""The AWS managed policies this simulation knows."""

from typing import Any, Final

BASIC_EXECUTION: Final = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"

MANAGED_POLICIES: Final[dict[str, dict[str, Any]]] = {
    BASIC_EXECUTION: {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": "*",
            }
        ],
    }
}
