"""Requests about functions that call each other in circles."""

from serverless_lab.engine.request import Request


class PutFunctionRecursionConfig(Request, frozen=True):
    function_name: str
    recursive_loop: str
