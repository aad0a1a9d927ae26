"""Condition keys that every service knows, in lower case: their type and how AWS writes them.

Source: IAM user guide, "AWS global condition context keys".
"""

from typing import Final

_BY_TYPE: Final = {
    "String": """
        aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn aws:FederatedProvider aws:PrincipalAccount
        aws:PrincipalOrgID aws:PrincipalServiceName aws:PrincipalTag/ aws:PrincipalType aws:Referer aws:RequestedRegion
        aws:RequestTag/ aws:ResourceAccount aws:ResourceOrgID aws:ResourceTag/ aws:SourceAccount aws:SourceIdentity
        aws:SourceOrgID aws:SourceVpc aws:SourceVpce aws:UserAgent aws:userid aws:username aws:VpceAccount
        aws:VpceOrgID aws:Ec2InstanceSourceVpc
    """,
    "ArrayOfString": """
        aws:CalledVia aws:PrincipalOrgPaths aws:PrincipalServiceNamesList aws:ResourceOrgPaths aws:SourceOrgPaths
        aws:TagKeys aws:VpceOrgPaths
    """,
    "ARN": "aws:PrincipalArn aws:SourceArn aws:SourceVpcArn lambda:SourceFunctionArn",
    "Date": "aws:CurrentTime aws:EpochTime aws:TokenIssueTime",
    "Numeric": "aws:MultiFactorAuthAge",
    "Bool": """
        aws:AssumedRoot aws:MultiFactorAuthPresent aws:PrincipalIsAWSService aws:SecureTransport aws:ViaAWSService
    """,
    "IPAddress": "aws:SourceIp aws:VpcSourceIp aws:Ec2InstanceSourcePrivateIPv4",
}
GLOBAL_KEYS: Final[dict[str, tuple[str, str]]] = {
    name.lower(): (kind, name) for kind, names in _BY_TYPE.items() for name in names.split()
}
