"""A good call of every Lambda operation beside those on the function itself, and what they need to be there."""

from tests.engine.support import ACCOUNT, REGION, zipped

FN = {"FunctionName": "order-fn"}
FN_ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
SIGNER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:code-signing-config:csc-0f6c334abcdea4d80"
SIGNING = f"arn:aws:signer:{REGION}:{ACCOUNT}:/signing-profiles/kitchen/1"
LAYER = {"LayerName": "sauces", "VersionNumber": 1}
FAR_LAYER = "arn:aws:lambda:ap-northeast-2:999999999999:layer:sauces:1"
LAMBDA = {
    "lab.HearOfLayer": {"LayerVersionArn": FAR_LAYER, "Content": zipped("sauce = 2\n", "python/sauce.py")},
    "lambda.AddLayerVersionPermission": {
        **LAYER,
        "StatementId": "shop",
        "Action": "lambda:GetLayerVersion",
        "Principal": "999999999999",
    },
    "lambda.CreateCodeSigningConfig": {"AllowedPublishers": {"SigningProfileVersionArns": [SIGNING]}},
    "lambda.DeleteCodeSigningConfig": {"CodeSigningConfigArn": SIGNER},
    "lambda.DeleteFunctionCodeSigningConfig": FN,
    "lambda.DeleteLayerVersion": LAYER,
    "lambda.GetAccountSettings": {},
    "lambda.GetCodeSigningConfig": {"CodeSigningConfigArn": SIGNER},
    "lambda.GetLayerVersion": LAYER,
    "lambda.GetLayerVersionByArn": {"Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:sauces:1"},
    "lambda.GetLayerVersionPolicy": LAYER,
    "lambda.GetRuntimeManagementConfig": FN,
    "lambda.ListCodeSigningConfigs": {},
    "lambda.ListFunctionsByCodeSigningConfig": {"CodeSigningConfigArn": SIGNER},
    "lambda.ListLayerVersions": {"LayerName": "sauces"},
    "lambda.ListLayers": {},
    "lambda.ListTags": {"Resource": FN_ARN},
    "lambda.PublishLayerVersion": {
        "LayerName": "sauces",
        "Content": {"ZipFile": zipped("sauce = 1\n", "python/sauce.py")},
        "CompatibleRuntimes": ["python3.14"],
    },
    "lambda.PutFunctionCodeSigningConfig": {**FN, "CodeSigningConfigArn": SIGNER},
    "lambda.PutRuntimeManagementConfig": {**FN, "UpdateRuntimeOn": "FunctionUpdate"},
    "lambda.RemoveLayerVersionPermission": {**LAYER, "StatementId": "other"},
    "lambda.TagResource": {"Resource": FN_ARN, "Tags": {"team": "kitchen"}},
    "lambda.UntagResource": {"Resource": FN_ARN, "TagKeys": ["team"]},
    "lambda.UpdateCodeSigningConfig": {"CodeSigningConfigArn": SIGNER},
    "lambda.AddPermission": {
        **FN,
        "StatementId": "bucket",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
        "SourceAccount": "123456789012",
    },
    "lambda.CreateAlias": {**FN, "Name": "lunch", "FunctionVersion": "1"},
    "lambda.DeleteAlias": {**FN, "Name": "live"},
    "lambda.GetAlias": {**FN, "Name": "live"},
    "lambda.GetPolicy": {**FN, "Qualifier": "live"},
    "lambda.ListAliases": FN,
    "lambda.ListVersionsByFunction": FN,
    "lambda.PublishVersion": {**FN, "Description": "with kimchi"},
    "lambda.RemovePermission": {**FN, "Qualifier": "live", "StatementId": "queue"},
    "lambda.UpdateAlias": {**FN, "Name": "live", "Description": "what guests get"},
}


def prepare(life):
    """`order-fn` has one version and an alias for it, and was changed since."""
    life.call("lambda", "PublishVersion", FN)
    life.call("lambda", "CreateAlias", {**FN, "Name": "live", "FunctionVersion": "1"})
    life.call("lambda", "UpdateFunctionConfiguration", {**FN, "Timeout": 8})
    content = {"ZipFile": zipped("sauce = 1\n", "python/sauce.py")}
    life.call("lambda", "PublishLayerVersion", {"LayerName": "sauces", "Content": content})
    other = {"StatementId": "other", "Action": "lambda:GetLayerVersion", "Principal": "888888888888"}
    life.call("lambda", "AddLayerVersionPermission", {**LAYER, **other})
    let_in = {"StatementId": "queue", "Action": "lambda:InvokeFunction", "Principal": "sqs.amazonaws.com"}
    life.call("lambda", "AddPermission", {**FN, "Qualifier": "live", **let_in})
