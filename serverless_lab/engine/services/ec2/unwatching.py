"""What is deleted takes its flow logs with it; the lines that they wrote stay."""

from serverless_lab.engine.services.ec2.state.region import Ec2State


def unwatch(state: Ec2State, resource: str) -> None:
    for log_id in [each.id for each in state.flow_logs.values() if each.resource == resource]:
        del state.flow_logs[log_id]
