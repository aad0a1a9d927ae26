"""Refusals about flow logs and the Reachability Analyzer."""

from serverless_lab.engine.services.ec2.errors.common import Ec2Error


class InvalidParameter(Ec2Error):
    code = "InvalidParameter"
    template = "{message}"
    hint = "invalid-value"


class FlowLogExists(Ec2Error):
    code = "FlowLogAlreadyExists"
    template = "Error. There is an existing Flow Log with the same configuration and log destination."
    hint = "flow-log-exists"


class FlowLogLimit(Ec2Error):
    code = "FlowLogLimitExceeded"
    template = "The maximum number of flow logs for {resource} has been reached."
    hint = "limit-reached"


class AnalysesRemain(Ec2Error):
    code = "AnalysisExistsForNetworkInsightsPath"
    template = "The network insights path '{path}' has analyses and cannot be deleted."
    hint = "analyses-remain"
