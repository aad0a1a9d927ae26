"""Names that AWS's command line has of its own, where they are not botocore's."""

from fnmatch import fnmatchcase

# The command of a service and botocore's name, where they differ.
SERVICES = {"configservice": "config", "deploy": "codedeploy", "s3api": "s3"}
# Commands that are no service: the real ones do more than one call, or ask the machine they run on.
OTHER_COMMANDS = ("ddb", "history", "login", "logout", "s3")
# Commands of a service that are more than one call or need a terminal, and what to use instead.
ELSEWHERE = {
    "cloudformation": {"deploy": "aws cloudformation create-stack", "package": ""},
    "ecr": {"get-login-password": "aws ecr get-authorization-token"},
    "ecs": {"deploy": ""},
    "eks": {"get-token": "", "update-kubeconfig": ""},
    "logs": {"start-live-tail": "aws logs filter-log-events", "tail": "aws logs filter-log-events"},
    "rds": {"generate-db-auth-token": ""},
}
# Operations that the command line leaves out: they stream events, or are old.
REMOVED = {
    "bedrock-agent-runtime": ("invoke-agent", "invoke-flow", "invoke-inline-agent", "optimize-prompt"),
    "bedrock-runtime": ("converse-stream", "invoke-model-with-response-stream"),
    "ec2": ("import-instance", "import-volume"),
    "kinesis": ("subscribe-to-shard",),
    "lambda": ("invoke-with-response-stream",),
    "lexv2-runtime": ("start-conversation",),
    "logs": ("get-log-object", "start-live-tail"),
    "s3api": ("select-object-content",),
    "sagemaker-runtime": ("invoke-endpoint-with-response-stream",),
    "ses": ("delete-verified-email-address", "list-verified-email-addresses", "verify-email-address"),
}
# Service, operation, what the option would be called, and what it is called: a global option has that name, or it reads
# better.
RENAMED = [
    tuple(row.split())
    for row in """
apigateway create-rest-api version api-version
apigatewayv2 create-api version api-version
apigatewayv2 update-api version api-version
clouddirectory publish-schema version schema-version
cloudsearchdomain search query search-query
cloudsearchdomain suggest query suggest-query
codepipeline create-custom-action-type version action-version
codepipeline delete-custom-action-type version action-version
codepipeline get-action-type version action-version
codepipeline get-pipeline version pipeline-version
controltower create-landing-zone version landing-zone-version
controltower update-landing-zone version landing-zone-version
datapipeline * query objects-query
datapipeline get-pipeline-definition version pipeline-version
deploy * ec-2-tag-filters ec2-tag-filters
deploy * s-3-location s3-location
ec2 * no-disable-api-termination enable-api-termination
ec2 * no-egress ingress
ec2 create-image no-no-reboot reboot
ecs * no-enable-execute-command disable-execute-command
ecs execute-command no-interactive non-interactive
eks create-cluster version kubernetes-version
eks create-nodegroup version kubernetes-version
eks update-cluster-components-version version kubernetes-version
eks update-cluster-version version kubernetes-version
eks update-nodegroup-version version kubernetes-version
emr * job-flow-id cluster-id
emr * job-flow-ids cluster-ids
gamelift create-build version build-version
gamelift create-script version script-version
gamelift update-build version build-version
gamelift update-script version script-version
glue get-unfiltered-partition-metadata region resource-region
glue get-unfiltered-partitions-metadata region resource-region
glue get-unfiltered-table-metadata region resource-region
iotwireless * lo-ra-wan lorawan
kinesisanalytics add-application-output output application-output
kinesisanalyticsv2 add-application-output output application-output
lex-models delete-bot version bot-version
lex-models delete-bot-version version bot-version
lex-models delete-intent version intent-version
lex-models delete-intent-version version intent-version
lex-models delete-slot-type version slot-type-version
lex-models delete-slot-type-version version slot-type-version
lex-models get-export version resource-version
lex-models get-intent version intent-version
lex-models get-slot-type version slot-type-version
license-manager delete-grant version grant-version
license-manager get-grant version grant-version
license-manager get-license version license-version
mturk list-qualification-types query types-query
pinpoint delete-email-template version template-version
pinpoint delete-in-app-template version template-version
pinpoint delete-push-template version template-version
pinpoint delete-sms-template version template-version
pinpoint delete-voice-template version template-version
pinpoint get-campaign-version version campaign-version
pinpoint get-email-template version template-version
pinpoint get-in-app-template version template-version
pinpoint get-push-template version template-version
pinpoint get-segment-version version segment-version
pinpoint get-sms-template version template-version
pinpoint get-voice-template version template-version
pinpoint update-email-template version template-version
pinpoint update-in-app-template version template-version
pinpoint update-push-template version template-version
pinpoint update-sms-template version template-version
pinpoint update-voice-template version template-version
rekognition create-stream-processor output stream-processor-output
route53 delete-traffic-policy version traffic-policy-version
route53 get-traffic-policy version traffic-policy-version
route53 update-traffic-policy-comment version traffic-policy-version
route53domains view-billing end end-time
route53domains view-billing start start-time
sagemaker delete-image-version version version-number
sagemaker describe-image-version version version-number
sagemaker list-aliases version version-number
sagemaker update-image-version version version-number
schemas * version schema-version
sns subscribe endpoint notification-endpoint
stepfunctions send-task-success output task-output
swf register-activity-type version activity-version
swf register-workflow-type version workflow-version
workdocs create-notification-subscription endpoint notification-endpoint
workdocs describe-users query user-query
""".strip().splitlines()
]


def renamed(command: str, operation: str, option: str) -> str:
    """What an option of an operation is called; both as the command line writes them."""
    for of, pattern, old, new in RENAMED:
        if (of, old) == (command, option) and fnmatchcase(operation, pattern):
            return new
    return option
