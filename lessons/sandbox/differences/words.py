"""What each code of `Operation.differs` means, and what holds for a whole service, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentences = dict[str, str | Promise]

SERVICES: dict[str, str | Promise] = {
    "metrics-and-alarms-only": _(
        "Metrics of Lambda, SQS, SNS and Amazon MQ, metrics of your own and alarms on them: no dashboards, streams, "
        "anomaly detection or composite alarms."
    ),
    "changes-at-once": _("A change counts from the next call on. On AWS it takes some seconds to reach every region."),
    "no-request-rates": _("AWS limits how often an API may be called in a second. Here nothing is counted."),
    "no-triggers": _(
        "Invoke, URLs, queues, topics, alarms and destinations of other functions call a function, nothing else yet."
    ),
    "logs-at-once": _("A log line can be read as soon as the run has ended. On AWS it takes some seconds."),
    "logs-written-by-lambda-only": _("Only functions write logs. Groups cannot be made, kept shorter or deleted."),
    "brokers-of-the-lab": _(
        "No ActiveMQ and no RabbitMQ runs. The lab plays what their clients do, message by message, and says why each "
        "message went where it did."
    ),
    "own-sentences-of-mq": _(
        "Codes are AWS's, and so are the sentences that are publicly known. Others are written after these."
    ),
    "no-request-rates-but-fifo": _(
        "AWS limits how often an API may be called in a second. Here only a FIFO queue counts: 300 calls of a kind in "
        "a second, none of them refused where the queue is made for high throughput."
    ),
    "queue-of-one-server": _(
        "A queue lies in one place, so it never loses its order by itself. How many messages of a thousand a standard "
        "queue delivers twice, out of turn, or not to a short poll is set by a dial of the lab."
    ),
    "no-phones": _(
        "Nothing leaves the lab: e-mails and text messages lie in an inbox of the account, for a hundred of them. "
        "There are no apps on phones, and no sandbox of numbers."
    ),
    "no-unsigned-calls": _("Every call must be signed. AWS takes some without a signature, those of web identities."),
}

IAM: Sentences = {
    "alias-never-taken": _("An alias is never taken already, since accounts of the lab do not know of each other."),
    "aws-policies-of-this-course": _(
        "Of AWS's own managed policies there are those for the services of this course, in the version in force now."
    ),
    "details-of-held-aws-policies": _("Of AWS's own policies the answer has those that somebody holds."),
    "root-key-outside-iam": _(
        "The root user's key is handed out by the lab. IAM does not know it: it is not listed, and cannot be made, "
        "switched off or deleted."
    ),
    "root-not-described": _("The root user is not described."),
    "no-certificates-in-the-way": _(
        "Certificates, SSH keys and service-specific credentials are not simulated, so they are never in the way."
    ),
    "principal-by-arn": _("A principal is remembered by its ARN: who is deleted and made again counts as the same."),
    "foreign-principals-believed": _("Principals of other accounts and identity providers are believed unseen."),
    "linked-role-without-policy": _("A service-linked role holds no policy."),
    "linked-role-of-some-services": _("Only some services have a service-linked role."),
    "linked-role-deleted-at-once": _("A service-linked role is deleted at once; AWS first looks whether it is in use."),
    "key-use-noted-at-once": _(
        "Every accepted call is noted at once. AWS notes at most one in 15 minutes, and refused calls as well."
    ),
    "key-rotated-when-made": _("A key counts as rotated when it was made. AWS also counts a change of its status."),
    "report-without-certificates": _("The columns about certificates are always empty."),
    "summary-without-certificates": _("Certificates and identity providers are counted as none."),
    "credential-report-at-once": _("The report is ready at once, so it is never in progress."),
    "password-like-account-name": _(
        "A password that is the same as the account's name or e-mail address is not refused."
    ),
    "virtual-devices-only": _("There are virtual MFA devices only, no security keys and no hardware tokens."),
    "no-device-of-root": _("MFA devices belong to IAM users. The root user has none."),
    "simulator-start-position": _(
        "StartPosition is where the statement itself begins. AWS counts from the bracket or comma before it."
    ),
    "simulator-ec2-scenarios": _("EC2 scenarios of ResourceHandlingOption are taken, but ask for no resources."),
    "access-report-at-once": _("The report is ready at once."),
    "access-of-signed-calls": _(
        "Accepted calls that were signed with an access key count. AWS counts denied attempts and the console as well."
    ),
    "access-of-simulated-services": _("The report lists the services of this course."),
    "access-without-actions": _("The report has no single actions, whatever granularity is asked for."),
    "access-not-of-policies": _("A managed policy cannot be asked about."),
}

STS: Sentences = {
    "packed-size-estimated": _(
        "PackedPolicySize is estimated from the length of the texts. How AWS packs them is not published."
    ),
    "no-token-size": _("SessionTokenSize and SessionTokenUtilization are not reported."),
    "foreign-tags-not-inherited": _("Tags of a session of another account are not inherited."),
    "root-not-federated": _("The root user cannot call it here."),
    "keys-of-this-account": _("Only keys of the account that is asked are known."),
    "message-not-encrypted": _("The message is packed, but not encrypted."),
    "message-without-statement": _("Of a statement that matched, the message shows what was asked, not its own text."),
    "no-identity-providers": _("Signing in through an identity provider is not part of this simulation."),
}

FUNCTIONS: Sentences = {
    "two-languages-and-zip": _("Python and Node.js runtimes and zip packages only."),
    "one-interpreter": _(
        "Whichever Python version and architecture are chosen, the code runs on the one interpreter of the lab."
    ),
    "quickjs-for-node": _(
        "Node.js functions run on the engine QuickJS, with Node's own modules as far as functions commonly need them: "
        "what is not there says so. It starts sooner and computes more slowly than Node.js, and some of V8's messages "
        "and columns differ. The memory that is told includes 60 MB for what Node.js itself would need."
    ),
    "keys-of-functions-open-nothing": _(
        "The access key in a function's environment variables opens nothing elsewhere. Inside the function every call "
        "is made as its role."
    ),
    "destinations-so-far": _(
        "Functions, standard queues and standard topics are destinations so far. Event buses and buckets come with a "
        "later version."
    ),
    "init-of-provisioned": _(
        "The process behind an environment that stands ready begins with its first call. The account does not count "
        "that time, and a module that cannot be loaded shows only then."
    ),
    "provisioned-behind-weights": _(
        "Behind an alias with weights, all environments stand ready for its first version."
    ),
    "provisioned-not-billed": _("What it costs while it stands ready is not counted."),
    "sources-come-later": _(
        "Queues of this account are polled, with a visibility timeout that the function's timeout must not exceed. "
        "Streams and brokers are not simulated."
    ),
    "recursion-of-calls": _(
        "Calls between functions, through queues and by destinations count, whichever SDK the code uses. AWS counts "
        "through S3 as well."
    ),
    "function-active-at-once": _(
        "Without a VPC the function is active at once. On AWS it is pending for some seconds."
    ),
    "settings-told-only": _(
        "SnapStart and KMSKeyArn are kept and shown, and no more: no snapshot is taken and nothing is encrypted."
    ),
    "traces-not-kept": _(
        "With active tracing every call counts as sampled and finds its trace header, but no traces are kept."
    ),
    "tags-of-functions": _("Only functions have tags."),
    "interfaces-of-functions": _(
        "A function in a VPC is pending for a minute while its interface is made, and 20 minutes after the last "
        "function left, the interface is gone. Nothing goes over IPv6."
    ),
    "calls-out-of-a-vpc": _(
        "A call that finds no way out of a VPC waits in simulated time only, and names can always be looked up. A "
        "changed endpoint policy counts at once. Of the keys about endpoints a call through one brings aws:SourceVpce, "
        "aws:SourceVpc and aws:VpcSourceIp; the trust policy of a role in another account does not see them."
    ),
    "foreign-principals-of-functions": _("Services, other accounts and their principals are believed unseen."),
    "code-at-the-endpoint": _(
        "Location is an address of the lab's endpoint. Only your own tools are told it; console and terminal are not."
    ),
    "cpu-of-this-machine": _("CPU time is measured on the lab's machine, then stretched as the memory size says."),
    "memory-of-this-machine": _(
        "However much memory is configured, the lab's machine gives no more than its own limit, 1,024 MB by default."
    ),
    "no-network-in-functions": _(
        "A function reaches its own account by boto3 or the AWS SDK, and public URLs of its owner by urllib or fetch. "
        "It opens no other connection."
    ),
    "as-its-role-alone": _(
        "In a function boto3 always calls as the function's role and in its Region, whatever credentials or Region a "
        "client is given. Those of a role it assumed can be used from elsewhere."
    ),
    "url-served-by-the-lab": _(
        "The address is one of AWS's form. It answers on the lab's own machine: by the same name ending in .localhost, "
        "or by a path. Paths, headers and times in the event are those of the request as it came to the lab."
    ),
    "url-on-a-shared-host": _(
        "By a path all URLs share one host. Pages then run in a sandbox without an origin, and cookies go neither way. "
        "Headers that speak for a whole host, such as Strict-Transport-Security, are never passed on."
    ),
    "streams-of-node": _(
        "Node.js functions stream with awslambda.streamifyResponse. What a Python function answers comes in one piece."
    ),
    "streams-of-6-mb": _("A streamed answer may have 6 MB, as any other. On AWS it may have 200 MB."),
    "url-calls-counted": _(
        "The URLs of a learner take 600 requests in a row and then ten a second, six at a time. The lab counts nothing "
        "else; AWS allows ten requests a second for each unit of reserved concurrency."
    ),
    "no-code-signing": _("Code signing is not simulated: no function has a configuration for it."),
}

LOGS: Sentences = {
    "groups-of-functions-only": _("The groups are those that functions wrote into; none has a retention time or key."),
    "group-named-twice": _("A group that is named both ways is not refused: logGroupName counts."),
    "text-patterns-only": _(
        "Filter patterns for plain text work; those for JSON, columns and regular expressions do not."
    ),
    "search-in-one-go": _("A search covers all chosen streams at once, so a page is never empty before the end."),
    "no-event-id": _("Events have no eventId."),
    "page-before-time": _(
        "A page is cut first and then narrowed to startTime and endTime, so it may hold fewer events than on AWS."
    ),
    "tokens-do-not-expire": _("Tokens for the next page do not expire after 24 hours."),
}

SQS: Sentences = {
    "standard-by-seed": _(
        "Which messages of a standard queue come twice, out of turn or not to a short poll is drawn from the account's "
        "seed, so that a replay has the same."
    ),
    "long-polls-by-the-account": _(
        "A long poll waits for real at the AWS endpoint and in functions. In the page's terminal the account's time "
        "passes instead."
    ),
    "fair-queues-not-felt": _(
        "A standard queue keeps and tells MessageGroupId, and treats no group more fairly than others."
    ),
    "encryption-told-only": _(
        "Encryption settings are kept and told. Nothing is encrypted, and a key of KMS need not exist."
    ),
    "attributes-at-once": _("Changed attributes count at once. On AWS it takes up to a minute, and 15 for retention."),
    "queue-gone-at-once": _("A deleted queue is gone at once. On AWS it takes up to a minute."),
    "purged-at-once": _("A purged queue is empty at once. On AWS it takes up to a minute."),
    "counts-exact": _("Numbers of messages are exact. On AWS they settle within a minute."),
    "moved-by-the-second": _(
        "A task moves up to 500 messages each second, the first after a second. How fast AWS goes is not published."
    ),
}

SNS: Sentences = {
    "signature-in-form-only": _(
        "The signature of a notification has the form of one, and its certificate's address leads nowhere: it cannot "
        "be checked."
    ),
    "delivered-within-the-region": _(
        "A queue or function that a topic delivers to lies in the topic's region, in its account or another one of "
        "yours; its dead-letter queue lies in the topic's account. ConfirmSubscription is asked by that account."
    ),
    "retries-without-jitter": _(
        "Retries come exactly when the delivery policy says. AWS varies them a little, and draws its backoff functions "
        "as curves without a formula: between the first and the last delay, arithmetic, geometric and exponential "
        "ones may differ."
    ),
    "topic-settings-told-only": _(
        "Encryption, tracing and the logging of delivery status are kept and told, without effect. Message archives "
        "and data protection policies are refused."
    ),
    "endpoints-of-the-lab": _(
        "http and https endpoints are URLs of the account's own functions, and SNS waits until the function has "
        "answered; AWS gives an attempt up after 15 seconds. Firehose streams and apps on phones are refused."
    ),
    "letters-into-the-inbox": _(
        "E-mails and text messages go to an inbox of the account, whatever address or number is named. A confirmation "
        "is a letter with a link that can be followed there."
    ),
    "no-farewell": _("Who is unsubscribed by an unsigned call gets no last message with a way back."),
    "throttle-policy-told-only": _("How many deliveries a second an endpoint takes is kept and told, without effect."),
    "texts-cost-nothing": _("Text messages cost nothing, so the spending limit is never reached."),
}

EC2: Sentences = {
    "peering-of-own-accounts": _(
        "The other VPC belongs to this account, to another one of yours, or to the account of somebody who is in a "
        "class with you. Every other number is that of no account: the request fails. So it does with copies and "
        "imported accounts, and for a while after very many requests to one person."
    ),
    "peering-ends-with-the-class": _(
        "A peering of two people ends as if it were deleted once they share no class, or one of the accounts is "
        "deleted. AWS asks nobody whether the two know each other."
    ),
    "peering-is-looked-across": _(
        "Over an active peering the packet tracer also shows what decides in the other account's VPC: routes, ACLs, "
        "groups. On AWS an account sees nothing of another's network unless an organization arranges it."
    ),
    "peering-rewound": _(
        "An account that was rewound before the request does not know it any more. To the other it counts as deleted."
    ),
    "names-not-resolved": _("The lab resolves no names; the setting is kept and told."),
    "endpoints-of-aws-services": _("Gateway and interface endpoints of AWS's services over IPv4, no others."),
    "endpoint-services-of-the-lab": _("Only the services that the lab has endpoints for are listed."),
    "range-at-once": _("A further range can be used at once. On AWS it takes some seconds."),
    "range-of-any-block": _("A further range from another private block than the VPC's own is not refused."),
    "room-by-size": _(
        "How many interfaces an instance takes, and addresses on each, is as AWS told it in 2022. A newer type has the "
        "numbers that its size had then."
    ),
    "nothing-runs": _(
        "Nothing runs in an instance. It has addresses, and the programs that its user data starts count as listening."
    ),
    "two-images": _("There are two images, the same in every Region."),
    "flow-logs-of-sent-packets": _(
        "Lines tell of packets that were sent by hand and of calls that functions make out of a VPC, one packet each."
    ),
    "flow-logs-of-the-sender": _(
        "Of a packet that crosses a peering with another account, the flow logs of the account that sent it tell."
    ),
    "flow-lines-at-once": _("Lines are there at once, one for each packet. AWS gathers them for a minute or ten."),
    "flow-fields-of-version-2": _("The fields of version 2 can be had, and CloudWatch Logs is the only destination."),
    "analysis-of-one-packet": _(
        "One packet and its answer are followed by the routes in force; without a port, to port 80. "
        "AWS looks for any way that could be open."
    ),
    "analysis-codes-of-the-lab": _("Where AWS has no explanation code of its own, the lab says one of its own making."),
    "first-zone": _("Where no zone is named, the first one is taken. AWS chooses one."),
}

CLOUDWATCH: Sentences = {
    "measured-by-the-minute": _(
        "Values are kept by the minute, for 15 days. AWS keeps finer ones for hours and coarser ones for 15 months."
    ),
    "percentiles-of-a-minute": _(
        "A percentile is the smallest value that so many percent are not above. Beyond 100 different values in a "
        "minute, further ones count with two digits."
    ),
    "measured-at-once": _("A value can be read as soon as the run has ended. On AWS it takes a minute or more."),
    "some-metric-math": _(
        "Of metric math there are arithmetic, comparisons, lists and the functions ABS, AVG, CEIL, FILL, FLOOR, IF, "
        "MAX, MIN, PERIOD and SUM."
    ),
    "labels-as-written": _("A label is shown as it is written: ${MAX} and the like stand for nothing."),
    "metric-data-in-one-go": _("What would take too long to work out in one request is refused."),
    "metrics-of-lambda-and-own": _("Of AWS's services, Lambda, SQS, SNS and Amazon MQ measure something."),
    "brokers-measured-while-used": _(
        "A broker and its queues are measured every minute until three hours after somebody last did something in it: "
        "messages, consumers, what came in and went out. Rates are those of the minute. Nothing is measured of the "
        "machine, of connections or of ActiveMQ's topics. The dimension of the virtual host, which AWS's guide only "
        "describes, is called VirtualHost."
    ),
    "so-many-metrics": _(
        "There is room for 1,000 sets of dimensions in a region, and for 200 metrics with the same dimensions."
    ),
    "alarms-call-functions-and-topics": _(
        "An alarm can call functions and topics of its own account and region. Other actions are refused."
    ),
    "alarms-of-a-minute": _(
        "An alarm's period is at least a minute. An alarm with periods longer than five minutes is looked at five "
        "times a period."
    ),
    "alarms-look-back": _(
        "In case periods are empty, an alarm looks at two more than it evaluates. How many AWS takes depends on the "
        "alarm and is not published."
    ),
    "metric-alarms-only": _("There are metric alarms only, no composite ones and none on logs."),
    "history-of-so-many": _("The last 500 things that happened to alarms of a region are kept, however old."),
}

MQ: Sentences = {
    "simple-authentication-only": _(
        "Users of a broker have a name and a password: no LDAP, no OAuth 2.0, and no replication to another Region."
    ),
    "broker-outside-the-network": _(
        "Subnets and security groups are counted and told. No network interface is made, and nothing is asked of EC2."
    ),
    "broker-storage-by-type": _(
        "A broker has 20 GB with mq.t3.micro and 200 GB with any other type, as the quotas say; of mq.m7g types AWS's "
        "guide tells no size. StorageSize may be less, from 5 GB."
    ),
    "broker-times-estimated": _(
        "A broker is made in 15 minutes of the account's clock and deleted in five. AWS says only “about 15 minutes”."
    ),
    "broker-restarts-whole": _(
        "All nodes of a broker restart at once, for five minutes. AWS restarts a cluster node by node, and a standby "
        "takes over."
    ),
    "broker-addresses-answer-nobody": _(
        "Nobody answers at the endpoints. What clients do in a broker is done on the course's page."
    ),
    "configuration-changes-nothing": _(
        "A configuration must be readable and is kept. What stands in it changes nothing, and nothing is taken out."
    ),
    "options-of-every-region": _("Every Region has the same instance types, engine versions and three zones."),
}

DIFFERS: Sentences = EC2 | IAM | STS | FUNCTIONS | LOGS | CLOUDWATCH | MQ | SNS | SQS
