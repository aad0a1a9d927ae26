"""The price sheet: us-east-1 list prices in USD, without the free tier."""

from typing import Final

PRICES_AS_OF: Final = "2026-11-01"
PRICES_REGION: Final = "us-east-1"

LAMBDA_PER_REQUEST: Final = 0.20 / 1_000_000
LAMBDA_PER_GB_SECOND_X86: Final = 0.000_016_666_7
LAMBDA_PER_GB_SECOND_ARM: Final = 0.000_013_333_4
LAMBDA_PER_GB_SECOND: Final = {"x86_64": LAMBDA_PER_GB_SECOND_X86, "arm64": LAMBDA_PER_GB_SECOND_ARM}
# Of provisioned concurrency: for standing ready, and for a run in an environment that stood ready.
LAMBDA_READY_PER_GB_SECOND: Final = {"x86_64": 0.000_004_166_7, "arm64": 0.000_003_333_4}
LAMBDA_READY_RUN_PER_GB_SECOND: Final = {"x86_64": 0.000_009_722_2, "arm64": 0.000_007_777_8}

# A small server that is always on, for comparison.
EC2_T3_MICRO_PER_HOUR: Final = 0.0104
HOURS_PER_MONTH: Final = 730

# Free for every account, every month.
LAMBDA_FREE_REQUESTS: Final = 1_000_000
LAMBDA_FREE_GB_SECONDS: Final = 400_000

# Of each call, and of every further 64 KiB of what it carries.
SQS_PER_CALL: Final = 0.40 / 1_000_000
SQS_FIFO_PER_CALL: Final = 0.50 / 1_000_000
# Of each call to publish, and of every further 64 KiB of what it carries; deliveries into queues cost nothing more.
SNS_PER_PUBLISH: Final = 0.50 / 1_000_000
SNS_PER_READ_GB: Final = 0.09  # of messages that a filter on the body reads, for each subscription that has one
# Of a FIFO topic: of each call to publish and of what it carries, then of each message for each subscription.
SNS_FIFO_PER_PUBLISH: Final = 0.30 / 1_000_000
SNS_FIFO_PER_GB: Final = 0.017
SNS_FIFO_PER_SUBSCRIPTION: Final = 0.01 / 1_000_000
SNS_FIFO_PER_SUBSCRIPTION_GB: Final = 0.001

NAT_GATEWAY_PER_HOUR: Final = 0.045
NAT_GATEWAY_PER_GB: Final = 0.045
PUBLIC_IPV4_PER_HOUR: Final = 0.005
