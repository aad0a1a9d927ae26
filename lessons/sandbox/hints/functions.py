"""Lambda's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FUNCTIONS: dict[str, str | Promise] = {
    "function-not-found": _("There is no function of that name in this account. Deploy the code first."),
    "another-region": _("The ARN names a function of another Region. Ask that Region, or name this one."),
    "function-of-another-account": _(
        "The ARN names a function of another account. Its own policy opens some actions to others, not this one."
    ),
    "latest-has-no-policy": _("Leave the qualifier out: then the policy hangs on the function itself."),
    "bad-principal": _(
        "Name a service (s3.amazonaws.com), the twelve digits of an account, or the ARN of an existing user or role."
    ),
    "only-for-action": _("This condition belongs to another action. Change the action, or leave the condition out."),
    "statement-exists": _("The policy has a statement of that name. Choose another name, or remove that one first."),
    "no-function-policy": _("Nobody was let in here yet. A version and an alias have policies of their own."),
    "statement-not-found": _("The policy has no statement of that name. GetPolicy shows those that it has."),
    "not-taggable": _("Only functions have tags here. Give the ARN of a function."),
    "no-tags": _("Name at least one tag."),
    "too-many-tags": _("A function has at most 50 tags. Remove some first."),
    "reserved-tag": _("Keys that begin with aws: belong to AWS. Choose another key."),
    "code-storage-exceeded": _("All code and layers of a Region take 75 GB together. Delete old versions."),
    "layer-version-too-low": _("Versions of a layer are counted from 1."),
    "layer-not-found": _("The layer has no such version. It may have been deleted: numbers are never used again."),
    "too-many-layers": _("A function takes five layers at most. Put some of them together into one."),
    "layers-elsewhere": _("A function takes layers of its own Region only. Publish the layer here as well."),
    "same-layer-twice": _("Of one layer a function takes one version. Leave one of the two out."),
    "layers-too-large": _("Code and layers together may take 250 MB unzipped. Leave out what is not needed."),
    "layer-denied": _("The layer belongs to another account, which has to allow yours to use this very version."),
    "levels-need-json": _("Log levels belong to the JSON format. Set LogFormat to JSON, or leave the levels out."),
    "no-snap-start": _("Of the Python runtimes those from python3.12 on have SnapStart."),
    "runtime-version-needed": _("Manual means one runtime version of your choice: name its ARN."),
    "runtime-version-not-taken": _("Only with Manual a runtime version is named. Leave it out."),
    "function-policy-too-long": _("One policy takes 20 KB. Allow more in one statement, or remove some."),
    "qualifiers-differ": _("The name ends in one version and the qualifier names another. Give one of them."),
    "functions-only": _("This concerns the function as a whole. Leave the version or alias out of its name."),
    "other-code": _("The code of $LATEST is other than you expect. Look at it again before you publish it."),
    "version-in-use": _("An alias leads to this version. Let it lead to another one, or delete it first."),
    "aliases-not-deleted": _("DeleteFunction takes the number of a version. Aliases are deleted with DeleteAlias."),
    "alias-not-found": _("The function has no alias of that name. ListAliases shows those that it has."),
    "alias-exists": _("The function has an alias of that name already. UpdateAlias lets it lead to another version."),
    "too-many-weights": _("An alias shares its calls between two versions at most. Give one weight."),
    "weight-of-itself": _("The weight names the version that the alias leads to anyway. Name another version."),
    "latest-not-shared": _("An alias with weights needs two published versions. Publish $LATEST and use its number."),
    "latest-not-deleted": _("$LATEST is the function itself. Leave the qualifier out to delete it."),
    "function-exists": _("A function of that name exists already. Deploy sends new code to it instead."),
    "invalid-parameter": _("One of the values does not fit what Lambda accepts. The sentence above names it."),
    "runtime-blocked": _(
        "AWS takes no new functions of this runtime any more, and later no changes. Choose a newer runtime of the "
        "language. What runs already goes on."
    ),
    "role-not-assumable": _(
        "Lambda must be allowed to assume the execution role. Its trust policy has to name lambda.amazonaws.com."
    ),
    "cross-account-role": _("A function takes a role of its own account only. Choose one of this account."),
    "bad-zip": _("The package is not a zip file that Lambda can open."),
    "code-too-large": _("The code is larger than Lambda accepts. Leave large files out of the package."),
    "environment-too-large": _("All environment variables together may take 4 KB. Shorten or remove some."),
    "variable-with-null": _("Remove the null character from the variable's value: a process cannot be given one."),
    "reserved-variables": _("These names belong to Lambda itself. Choose other names for your variables."),
    "event-not-json": _(
        "The event is not valid JSON, so the function was not called. Look for a missing quote or comma."
    ),
    "event-too-large": _("The event is too large: 6 MB for a synchronous call, 1 MB for an asynchronous one."),
    "url-exists": _("The function, or the alias, has a URL already. Change that one, or delete it first."),
    "no-function-url": _("The function has no URL, or the alias has none. Make one first."),
    "url-not-signed": _(
        "The URL has the auth type AWS_IAM, and the request was not signed. Sign it with an access key, or set the "
        "auth type NONE."
    ),
    "revision-changed": _("Somebody changed the function in the meantime. Look at it again before you change it."),
    "function-pending": _("The function waits for its network interface. That takes a minute on the account's clock."),
    "update-in-progress": _(
        "The last change is still being made. Wait a minute on the account's clock, then try again."
    ),
    "half-a-network": _("Choose at least one subnet and one security group, or none of either to leave the VPC."),
    "network-unknown": _("A subnet or security group of the list is not in this account and Region. Check the id."),
    "network-mixed": _("All subnets and security groups of a function lie in one VPC. Choose those of the same one."),
    "role-without-network": _(
        "Lambda makes the interface with the function's own role. Attach AWSLambdaVPCAccessExecutionRole to it."
    ),
    "network-denied": _("Who connects a function to a VPC must be allowed to look at it: ec2:Describe… is missing."),
    "network-full": _("A subnet has no free address left for the interface. Choose a larger one, or make room in it."),
    "too-many-interfaces": _("The account has as many interfaces in this Region as it may. Delete some."),
    "throttled": _("Too many calls run at the same time in this account. Wait until some have ended."),
    "throttled-by-reserved": _(
        "As many calls of this function are running as are reserved for it, which is also the most it may have. "
        "Wait until some have ended, or reserve more."
    ),
    "switched-off": _("0 runs are reserved for this function, so it is switched off. Reserve more, or none at all."),
    "too-little-unreserved": _(
        "What is reserved for one function is taken from all others, and AWS keeps 100 runs for those. Reserve less."
    ),
    "provisioned-above-reserved": _(
        "What stands ready is a part of what is reserved for the function. Reserve more, or let fewer stand ready."
    ),
    "provisioned-not-of-latest": _(
        "Only a published version can stand ready, or an alias that leads to one. Publish a version first."
    ),
    "provisioned-twice": _("Let either the version stand ready or an alias that leads to it, not both."),
    "nothing-provisioned": _("Nothing stands ready for this version or alias. Ask for it first."),
    "source-unrecognized": _("Lambda polls queues and streams. Name one by its ARN."),
    "source-unusable": _("The queue does not fit the function. The sentence says why."),
    "role-without-source": _(
        "Lambda polls the queue with the function's own execution role. Allow it sqs:ReceiveMessage, sqs:DeleteMessage "
        "and sqs:GetQueueAttributes."
    ),
    "not-of-queues": _("This setting belongs to streams or brokers. Leave it out for a queue."),
    "window-needed": _(
        "More than 10 messages are gathered over some time. Give a batching window of at least 1 second."
    ),
    "batches-in-order": _("A FIFO queue hands out 10 messages at most, at once and without a window."),
    "bad-filter": _(
        "A filter is a JSON object whose fields hold lists of what may stand there: the body's item is soup, for "
        "instance."
    ),
    "mapped-already": _("This function is mapped onto that queue already. Change the mapping that there is."),
    "mapping-not-found": _("There is no event source mapping with this UUID in this Region."),
    "mapping-in-use": _("The mapping is still being changed. Wait some seconds on the account's clock."),
    "recursive-invocation": _(
        "The same chain of events has called this function 16 times, so Lambda stopped the loop. "
        "Find what leads back to the function."
    ),
    "nothing-to-configure": _("Say at least one thing: retries, the age of events, or a destination."),
    "no-event-config": _("Nothing has been configured for asynchronous events here. Put a configuration first."),
    "destination-unsupported": _(
        "A destination is a queue, a topic, a function or an event bus; a bucket only for failures."
    ),
    "destination-unknown": _("There is no such resource in this account and Region. Check the ARN."),
    "destination-is-itself": _("That would be a loop. Choose another function."),
    "role-without-destination": _(
        "Records are sent with the function's own execution role. Allow it the action that the sentence names."
    ),
    "dead-letter-unsupported": _(
        "Dead letters go to an SQS queue or an SNS topic. For a function, use a destination instead."
    ),
    "invocation-unknown": _("This call had already been given up or undone."),
}
