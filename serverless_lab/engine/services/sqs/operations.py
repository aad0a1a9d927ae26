"""SQS's operation table. A batch needs no permission of its own: it is asked about as each of its entries would be."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.sqs import (
    finding,
    finishing,
    luck,
    moving,
    names,
    policies,
    queues,
    receiving,
    requests,
    sending,
    tagging,
)

Handler = Callable[[Context, Any], dict[str, Any]]


def _of_queue(name: str, request: type[msgspec.Struct], handle: Handler, *, action: str = "", **more: Any) -> Operation:
    """The row of an operation on one queue; what is asked of one in another account is carried out there."""
    action = f"sqs:{action or name}"

    def handled(context: Context, asked: Any) -> dict[str, Any]:
        return {} if names.elsewhere(context, asked) else handle(context, asked)

    return Operation("sqs", name, request, handled, names.arn, action, check=partial(names.reachable, action), **more)


_SENT = ("fair-queues-not-felt",)

OPERATIONS = (
    Operation("lab", "SetQueueLuck", requests.SetQueueLuck, luck.set_queue_luck, no_resource, None),
    Operation(
        "sqs",
        "CreateQueue",
        requests.CreateQueue,
        queues.create_queue,
        queues.listed_arn,
        "sqs:CreateQueue",
        keys=tagging.keys,
        also=tagging.also,
        differs=("encryption-told-only",),
    ),
    _of_queue("DeleteQueue", requests.OfQueue, queues.delete_queue, differs=("queue-gone-at-once",)),
    Operation(
        "sqs",
        "GetQueueUrl",
        requests.GetQueueUrl,
        finding.get_queue_url,
        finding.arn,
        "sqs:GetQueueUrl",
        check=finding.reachable,
        read_only=True,
    ),
    Operation(
        "sqs",
        "ListQueues",
        requests.ListQueues,
        queues.list_queues,
        no_resource,
        "sqs:ListQueues",
        read_only=True,
    ),
    _of_queue(
        "GetQueueAttributes",
        requests.GetQueueAttributes,
        queues.get_queue_attributes,
        read_only=True,
        differs=("counts-exact",),
    ),
    _of_queue(
        "SetQueueAttributes",
        requests.SetQueueAttributes,
        queues.set_queue_attributes,
        differs=("encryption-told-only", "attributes-at-once"),
    ),
    _of_queue("PurgeQueue", requests.OfQueue, queues.purge_queue, differs=("purged-at-once",)),
    _of_queue("TagQueue", requests.TagQueue, tagging.tag_queue, keys=tagging.keys),
    _of_queue("UntagQueue", requests.UntagQueue, tagging.untag_queue, keys=tagging.taken_keys),
    _of_queue("ListQueueTags", requests.OfQueue, tagging.list_queue_tags, read_only=True),
    _of_queue("SendMessage", requests.SendMessage, sending.send_message, differs=_SENT),
    _of_queue(
        "SendMessageBatch",
        requests.SendMessageBatch,
        sending.send_message_batch,
        action="SendMessage",
        differs=_SENT,
    ),
    _of_queue(
        "ReceiveMessage",
        requests.ReceiveMessage,
        receiving.receive_message,
        waits=receiving.patience,
        differs=("standard-by-seed", "long-polls-by-the-account"),
    ),
    _of_queue("DeleteMessage", requests.DeleteMessage, finishing.delete_message),
    _of_queue(
        "DeleteMessageBatch",
        requests.DeleteMessageBatch,
        finishing.delete_message_batch,
        action="DeleteMessage",
    ),
    _of_queue("ChangeMessageVisibility", requests.ChangeMessageVisibility, finishing.change_message_visibility),
    _of_queue(
        "ChangeMessageVisibilityBatch",
        requests.ChangeMessageVisibilityBatch,
        finishing.change_message_visibility_batch,
        action="ChangeMessageVisibility",
    ),
    _of_queue("AddPermission", requests.AddPermission, policies.add_permission),
    _of_queue("RemovePermission", requests.RemovePermission, policies.remove_permission),
    _of_queue(
        "ListDeadLetterSourceQueues",
        requests.ListDeadLetterSourceQueues,
        finding.list_dead_letter_source_queues,
        read_only=True,
    ),
    Operation(
        "sqs",
        "StartMessageMoveTask",
        requests.StartMessageMoveTask,
        moving.start_message_move_task,
        moving.source_arn,
        "sqs:StartMessageMoveTask",
        check=moving.check_start,
        also=moving.also,
        differs=("moved-by-the-second",),
    ),
    Operation(
        "sqs",
        "CancelMessageMoveTask",
        requests.CancelMessageMoveTask,
        moving.cancel_message_move_task,
        moving.task_arn,
        "sqs:CancelMessageMoveTask",
        check=moving.check_cancel,
    ),
    Operation(
        "sqs",
        "ListMessageMoveTasks",
        requests.ListMessageMoveTasks,
        moving.list_message_move_tasks,
        moving.source_arn,
        "sqs:ListMessageMoveTasks",
        check=moving.check_list,
        read_only=True,
    ),
)
