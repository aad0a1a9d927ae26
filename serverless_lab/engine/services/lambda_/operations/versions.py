"""Rows of the operation table about versions and aliases."""

from serverless_lab.engine.services.lambda_ import aliases, versions
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import versions as requests

OPERATIONS = (
    of_function(
        "PublishVersion", requests.PublishVersion, versions.publish_version, differs=("function-active-at-once",)
    ),
    of_function("ListVersionsByFunction", requests.ListVersions, versions.list_versions, read_only=True),
    of_function("CreateAlias", requests.CreateAlias, aliases.create_alias),
    of_function("UpdateAlias", requests.UpdateAlias, aliases.update_alias),
    of_function("GetAlias", requests.AliasNamed, aliases.get_alias, read_only=True),
    of_function("ListAliases", requests.ListAliases, aliases.list_aliases, read_only=True),
    of_function("DeleteAlias", requests.AliasNamed, aliases.delete_alias),
)
