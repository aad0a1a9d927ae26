"""Requests about the account as a whole."""

from serverless_lab.engine.request import Request


class Nothing(Request, frozen=True):
    """Of operations that take no parameters."""


class AliasNamed(Request, frozen=True):
    account_alias: str
