"""Limits and defaults that the engine and the lessons share. Sources: AWS's quota pages, as of November 2026."""

from typing import Final

LAMBDA_MEMORY_MB: Final = (128, 10_240)
LAMBDA_MEMORY_DEFAULT_MB: Final = 128
LAMBDA_MB_PER_VCPU: Final = 1_769
LAMBDA_TIMEOUT_DEFAULT_S: Final = 3
LAMBDA_TIMEOUT_MAX_S: Final = 900
LAMBDA_ENVIRONMENT_BYTES: Final = 4 * 1024
LAMBDA_ZIP_BYTES: Final = 50 * 1024 * 1024
LAMBDA_UNZIPPED_BYTES: Final = 250 * 1024 * 1024
LAMBDA_LAYERS: Final = 5  # on one function
LAMBDA_TAGS: Final = 50
LAMBDA_STORAGE_BYTES: Final = 75 * 1024**3  # of all code and layers in a Region
LAMBDA_TMP_MB: Final = (512, 10_240)
LAMBDA_IMAGE_GB: Final = 10
LAMBDA_POLICY_BYTES: Final = 20 * 1024  # of a function, version or alias
LAMBDA_CONCURRENCY: Final = 1_000
LAMBDA_UNRESERVED: Final = 100  # of it that no function may reserve
LAMBDA_SCALING: Final = (1_000, 10)  # environments that a function may gain, in so many seconds
LAMBDA_CALLS_PER_CONCURRENCY: Final = 10  # synchronous calls a second, for each run there may be at once
LAMBDA_SYNC_PAYLOAD_BYTES: Final = 6 * 1024 * 1024
LAMBDA_ASYNC_PAYLOAD_BYTES: Final = 1024 * 1024
LAMBDA_ASYNC_RETRY_DELAYS_S: Final = (60, 120)
LAMBDA_ASYNC_BACKOFF_S: Final = (1, 300)  # where there is no room: the first wait, and the longest
LAMBDA_ASYNC_MAX_AGE_S: Final = 6 * 3_600
LAMBDA_ASYNC_AGE_S: Final = (60, 21_600)
LAMBDA_POLLING: Final = (5, 300, 1_250)  # batches at once of one mapping: at first, more each minute, at most
LAMBDA_BATCH_DEFAULT: Final = 10
LAMBDA_RECURSION: Final = 16  # calls of one function in one chain of events
LAMBDA_RECLAIM_MINUTES: Final = (6, 15)
LAMBDA_INIT_LIMIT_S: Final = 10
LOG_EVENT_BYTES: Final = 256 * 1024
LAMBDA_LOG_TAIL_BYTES: Final = 4 * 1024
# Default quotas of IAM. Source: IAM and AWS STS quotas, IAM user guide.
IAM_USERS: Final = 5_000
IAM_GROUPS: Final = 300
IAM_GROUPS_PER_USER: Final = 10
IAM_ACCESS_KEYS_PER_USER: Final = 2
IAM_MFA_DEVICES_PER_USER: Final = 8
IAM_TAGS: Final = 50
IAM_ROLES: Final = 1_000
IAM_POLICIES: Final = 1_500
IAM_PROFILES: Final = 1_000
IAM_POLICIES_PER_HOLDER: Final = 10
IAM_VERSIONS_PER_POLICY: Final = 5
IAM_MANAGED_CHARACTERS: Final = 6_144
IAM_TRUST_CHARACTERS: Final = 2_048
IAM_INLINE_CHARACTERS: Final = {"user": 2_048, "group": 5_120, "role": 10_240}
IAM_PASSWORDS_REMEMBERED: Final = 24
# A console session lasts this long unless the user's login profile says otherwise.
IAM_CONSOLE_SESSION_HOURS: Final = 12
# AWS's guide to testing functions in the console: private test events of one function.
LAMBDA_CONSOLE_TEST_EVENTS: Final = 10
# Quotas of IAM and STS; what "packed" may take is not published, so the lab uses twice the plain text of a policy.
STS_SESSION_POLICY_CHARACTERS: Final = 2_048
STS_SESSION_POLICY_ARNS: Final = 10
STS_PACKED_BYTES: Final = 4_096
STS_CHAINED_S: Final = 3_600
STS_TOKEN_S: Final = 43_200
STS_ROOT_TOKEN_S: Final = 3_600
# Amazon VPC quotas, Amazon VPC user guide.
VPC_VPCS: Final = 5
VPC_PREFIX: Final = (16, 28)  # the largest range of a VPC or subnet, and the smallest
VPC_RESERVED: Final = 5  # addresses of each subnet that AWS keeps
EC2_TAGS: Final = 50
VPC_SUBNETS: Final = 200
VPC_CIDRS: Final = 5
VPC_ROUTE_TABLES: Final = 200
VPC_ROUTES: Final = 500
VPC_INTERNET_GATEWAYS: Final = 5
VPC_NAT_PER_ZONE: Final = 5
VPC_ELASTIC_IPS: Final = 5
VPC_ACLS: Final = 200
VPC_ACL_RULES: Final = 20
VPC_GROUPS: Final = 2_500
VPC_GROUP_RULES: Final = 60
VPC_GROUPS_PER_INTERFACE: Final = 5
VPC_PEERINGS: Final = 50
VPC_PEERING_DAYS: Final = 7
VPC_FLOW_LOGS_PER_RESOURCE: Final = 2
VPC_INSIGHTS_PATHS: Final = 100
VPC_GATEWAY_ENDPOINTS: Final = 20
VPC_INTERFACE_ENDPOINTS: Final = 50
VPC_ENDPOINT_POLICY: Final = 20_480  # characters, white space included
VPC_INTERFACES: Final = 5_000
VPC_PREFIX_LISTS: Final = 100
VPC_LIST_ENTRIES: Final = 1_000
# CloudWatch quotas and metrics retention, CloudWatch user guide; API reference of PutMetricData and GetMetricData.
CLOUDWATCH_KEPT_DAYS: Final = 15  # how long AWS keeps values by the minute
CLOUDWATCH_LISTED_DAYS: Final = 14
CLOUDWATCH_AHEAD_HOURS: Final = 2
CLOUDWATCH_DATAPOINTS: Final = 1_440
CLOUDWATCH_QUERIES: Final = 500
CLOUDWATCH_ANSWERED: Final = 100_800
CLOUDWATCH_PUT: Final = 1_000
CLOUDWATCH_VALUES: Final = 150
CLOUDWATCH_ALARMS: Final = 5_000
CLOUDWATCH_ALARM_METRICS: Final = 10
CLOUDWATCH_ALARM_DAYS: Final = (1, 7)  # what an alarm may look back; the longer with periods of an hour or more
# Amazon SQS quotas, Amazon SQS developer guide; API reference of the operations.
SQS_MESSAGE_BYTES: Final = (1_024, 1_048_576)  # what MaximumMessageSize may say; a batch counts as one message
SQS_RETENTION_S: Final = (60, 1_209_600)
SQS_RETENTION_DEFAULT_S: Final = 345_600
SQS_VISIBILITY_S: Final = (0, 43_200)
SQS_VISIBILITY_DEFAULT_S: Final = 30
SQS_DELAY_S: Final = (0, 900)
SQS_WAIT_S: Final = (0, 20)
SQS_BATCH: Final = 10
SQS_IN_FLIGHT: Final = 120_000
SQS_MESSAGE_ATTRIBUTES: Final = 10
SQS_DEDUPLICATION_S: Final = 300
SQS_FIFO_CALLS: Final = 300  # a second, of each kind, unless the queue is made for high throughput
SQS_RECEIVES: Final = (1, 1_000)  # before a message becomes a dead letter
SQS_LISTED: Final = 1_000
SQS_TAGS: Final = 50
SQS_GRANTED_ACTIONS: Final = 7  # of one AddPermission
SQS_MOVED_PER_S: Final = 500  # by a message move task, at most
SQS_ALLOWED_SOURCES: Final = 10  # that a redrive allow policy may name
# Quotas in Amazon MQ, Amazon MQ developer guide.
MQ_BROKERS: Final = 200  # in a Region
MQ_SECURITY_GROUPS: Final = 5  # of a broker
MQ_TAGS: Final = 50
MQ_REVISIONS: Final = 300  # of a configuration
MQ_USERS: Final = 250  # of an ActiveMQ broker
MQ_GROUPS: Final = 20  # of a user
