"""Paginators: the pages of a list, one call each."""

from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import PaginationError

Page = dict[str, Any]


class Paginator:
    """Follows the continuation tokens of one operation."""

    def __init__(self, method: Callable[..., Page], tokens: dict[str, list[str]]) -> None:
        self._method, self._tokens = method, tokens

    def paginate(self, PaginationConfig: dict[str, Any] | None = None, **params: Any) -> "Pages":
        """PaginationConfig: MaxItems, PageSize, StartingToken."""
        return Pages(self._method, self._tokens, PaginationConfig or {}, params)


class Pages:
    """What paginate() gives: iterate over it, or have all of it at once."""

    def __init__(
        self, method: Callable[..., Page], tokens: dict[str, list[str]], config: dict[str, Any], params: dict[str, Any]
    ) -> None:
        self._method, self._tokens, self._params = method, tokens, params
        self._left = None if config.get("MaxItems") is None else int(config["MaxItems"])
        if config.get("PageSize") is not None:
            if not tokens["limit"]:
                raise PaginationError("PageSize parameter is not supported for the pagination interface.")
            self._params[tokens["limit"][0]] = int(config["PageSize"])
        if config.get("StartingToken") is not None:
            self._params[tokens["in"][0]] = config["StartingToken"]

    def __iter__(self) -> Iterator[Page]:
        params, left = dict(self._params), self._left
        while True:
            page = self._method(**params)
            if left is not None:
                left = self._cut(page, left)
            yield page
            following = {i: page.get(o) for i, o in zip(self._tokens["in"], self._tokens["out"], strict=True)}
            if not any(following.values()) or (left is not None and left <= 0):
                return
            params.update({name: value for name, value in following.items() if value})

    def _cut(self, page: Page, left: int) -> int:
        for name in self._tokens["results"][:1]:
            page[name] = page.get(name, [])[:left]
            left -= len(page[name])
        return left

    def build_full_result(self) -> Page:
        """All pages as one."""
        whole: Page = {}
        for page in self:
            for name in self._tokens["results"]:
                whole.setdefault(name, [])
                whole[name] += page.get(name, [])
        return whole

    def search(self, expression: str) -> Iterator[Any]:
        """Only the name of a list; the lab's boto3 knows no more of JMESPath."""
        if not expression.removesuffix("[]").isidentifier():
            raise NotImplementedError(f"The lab's boto3 searches pages by the name of a list, not by {expression!r}.")
        for page in self:
            yield from page.get(expression.removesuffix("[]")) or []
