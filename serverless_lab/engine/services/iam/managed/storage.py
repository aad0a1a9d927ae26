"""Policies about buckets and file systems."""

from serverless_lab.engine.services.iam.managed.row import allow, row

_LOOK_AROUND = (
    "cloudwatch:DescribeAlarmsForMetric",
    "cloudwatch:GetMetricData",
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeNetworkInterfaceAttribute",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcs",
    "kms:ListAliases",
)

# What a client needs that mounts the file system is not among these: that is for the policies named after clients.
_FILE_SYSTEMS = (
    "Backup",
    "Create*",
    "Delete*",
    "Describe*",
    "ListTagsForResource",
    "ModifyMountTargetSecurityGroups",
    "Put*",
    "ReplicationRead",
    "ReplicationWrite",
    "Restore",
    "TagResource",
    "UntagResource",
    "Update*",
)

POLICIES = (
    row(
        "AmazonS3FullAccess",
        "ANPAIFIR6V6BVTRAHWINE",
        "2015-02-06T18:40:58 2021-09-27T20:16:37",
        "v2",
        "Everything in S3, in every bucket.",
        allow("s3:*", "s3-object-lambda:*"),
    ),
    row(
        "AmazonS3ReadOnlyAccess",
        "ANPAIZTJ4DXE7G6AGAE6M",
        "2015-02-06T18:40:59 2023-08-10T21:31:39",
        "v3",
        "Reading every object in every bucket.",
        allow("s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"),
    ),
    row(
        "AmazonElasticFileSystemFullAccess",
        "ANPAJKXTMNVQGIDNCKPBC",
        "2015-05-27T16:22:28 2024-11-07T19:34:20",
        "v10",
        "Managing EFS: file systems, mount targets, access points.",
        allow(
            *(f"elasticfilesystem:{name}" for name in _FILE_SYSTEMS),
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:ModifyNetworkInterfaceAttribute",
            "kms:DescribeKey",
            *_LOOK_AROUND,
            sid="ElasticFileSystemFullAccess",
        ),
        allow(
            "iam:CreateServiceLinkedRole",
            sid="CreateServiceLinkedRoleForEFS",
            when={"StringEquals": {"iam:AWSServiceName": ["elasticfilesystem.amazonaws.com"]}},
        ),
        allow(
            "iam:PassRole",
            on="arn:aws:iam::*:role/*",
            sid="IAMPassRoleAccessForEFS",
            when={"StringLike": {"iam:PassedToService": "elasticfilesystem.amazonaws.com"}},
        ),
    ),
    row(
        "AmazonElasticFileSystemReadOnlyAccess",
        "ANPAIPN5S4NE5JJOKVC4Y",
        "2015-05-27T16:25:25 2024-11-07T19:39:56",
        "v9",
        "Looking at EFS and the network around it.",
        allow(
            "elasticfilesystem:Describe*",
            "elasticfilesystem:ListTagsForResource",
            "elasticfilesystem:ReplicationRead",
            *_LOOK_AROUND,
            sid="ElasticFileSystemReadOnlyAccess",
        ),
    ),
    row(
        "AmazonElasticFileSystemClientFullAccess",
        "ANPAZKAPJZG4KAMR2MLDF",
        "2020-01-13T16:27:00 2020-01-13T16:27:00",
        "v1",
        "Mounting a file system with write access, as its root user too.",
        allow(
            "elasticfilesystem:ClientMount",
            "elasticfilesystem:ClientRootAccess",
            "elasticfilesystem:ClientWrite",
            "elasticfilesystem:DescribeMountTargets",
        ),
    ),
    row(
        "AmazonElasticFileSystemClientReadWriteAccess",
        "ANPAZKAPJZG4H74P6RBOF",
        "2020-01-13T16:21:55 2020-01-13T16:21:55",
        "v1",
        "Mounting a file system with write access.",
        allow(
            "elasticfilesystem:ClientMount",
            "elasticfilesystem:ClientWrite",
            "elasticfilesystem:DescribeMountTargets",
        ),
    ),
)
