"""One who works at random: makes functions, calls them in every way, changes and deletes them, and goes on."""

import http.client
import json
import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.engine.functions.good_urls import lets_in, url_id
from tests.operator import Operator
from tests.soak import programs

REGION = "ap-northeast-2"
NAMES = tuple(f"soak-{number}" for number in range(5))
# What AWS answers to calls that cross each other; anything else is trouble.
EXPECTED = {
    "CodeStorageExceededException",
    "EC2ThrottledException",
    "InvalidParameterValueException",
    "ResourceConflictException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "UnrecognizedClientException",  # the account has just been deleted
}


class Learner:
    """Has an account of their own, which now and then is another one."""

    def __init__(self, number: int, operator: Operator, content_port: int) -> None:
        self._chance = random.Random(number)
        self._operator, self._content_port = operator, content_port
        self._serial = 1000 * number
        self.seen = Counter[str]()
        self.trouble: list[str] = []
        self._lock = threading.Lock()
        self._move_in()
        self._acts: dict[Callable[[], None], int] = {
            self.deploy: 4,
            self.configure: 3,
            self.call: 20,
            self.call_at_once: 6,
            self.hand_over: 5,
            self.publish: 2,
            self.share_a_layer: 1,
            self.open_a_url: 3,
            self.stream: 2,
            self.pass_time: 1,
            self.remove: 1,
            self.begin_anew: 1,
        }

    def work(self, stop: threading.Event) -> None:
        acts, weights = list(self._acts), list(self._acts.values())
        while not stop.is_set():
            self._try(self._chance.choices(acts, weights)[0])

    def do_everything(self) -> None:
        """Each act some times, so that nothing is met for the first time later."""
        for _ in range(2):
            for act in self._acts:
                self._try(act)
        for deed in programs.DEEDS:
            self._try(lambda deed=deed: self.call(deed))  # type: ignore[misc]

    def close_the_shop(self) -> None:
        for name in (*NAMES, "soak-stream"):
            self._try(lambda name=name: self._lambda.delete_function(FunctionName=name))  # type: ignore[misc]

    def move_out(self) -> None:
        self._operator.delete(self._account["account_id"])

    # -- what there is to do

    def deploy(self) -> None:
        name, kind = self._chance.choice(NAMES), self._chance.choice(("python", "node"))
        self._serial += 1
        code = programs.package(kind, self._serial)
        if self._chance.random() < 0.4 and self._languages.get(name) == kind:
            self._lambda.update_function_code(FunctionName=name, ZipFile=code)
            return
        self._try(lambda: self._lambda.delete_function(FunctionName=name))
        self._languages[name] = kind
        self._create(name, kind, code, Timeout=1, MemorySize=self._chance.choice((128, 192, 512)))

    def configure(self) -> None:
        changes = (
            {"MemorySize": self._chance.choice((128, 256, 512))},
            {"Environment": {"Variables": {"COUNTER": "1"}}},
        )
        self._lambda.update_function_configuration(FunctionName=self._name(), **self._chance.choice(changes))

    def call(self, deed: str = "") -> None:
        self._invoke(self._name(), self._event(deed))

    def call_at_once(self) -> None:
        """And meanwhile, perhaps, the function is changed or deleted."""
        name = self._name()
        with ThreadPoolExecutor(4) as pool:
            for _ in range(3):
                pool.submit(self._try, lambda: self._invoke(name, self._event()))
            if self._chance.random() < 0.3:
                pool.submit(self._try, self._chance.choice((self.deploy, self.remove)))

    def hand_over(self) -> None:
        event = json.dumps(self._event()).encode()
        for _ in range(self._chance.randint(1, 4)):
            self._lambda.invoke(FunctionName=self._name(), InvocationType="Event", Payload=event)
            self._note("handed over")

    def publish(self) -> None:
        name = self._name()
        version = self._lambda.publish_version(FunctionName=name)["Version"]
        self._try(lambda: self._lambda.create_alias(FunctionName=name, Name="live", FunctionVersion=version))
        self._invoke(f"{name}:live", self._event())

    def share_a_layer(self) -> None:
        """Two of them, which are laid over each other."""
        name, arns = self._chance.choice(NAMES), []
        for each in ("one", "two"):
            self._serial += 1
            content = {"ZipFile": programs.layer(self._serial)}
            published = self._lambda.publish_layer_version(LayerName=each, Content=content)
            arns.append(published["LayerVersionArn"])
        self._try(lambda: self._lambda.delete_function(FunctionName=name))
        self._languages[name] = "python"
        self._create(name, "python", programs.package("python", self._serial, layered=True), Layers=arns)
        self._invoke(name, self._event("answer"))

    def open_a_url(self) -> None:
        name = self._name()
        self._try(lambda: self._lambda.create_function_url_config(FunctionName=name, AuthType="NONE"))
        for each in lets_in():
            self._try(lambda each=each: self._lambda.add_permission(FunctionName=name, **each))  # type: ignore[misc]
        host = f"{url_id(self._lambda.get_function_url_config(FunctionName=name))}.lambda-url.{REGION}.localhost"
        connection = http.client.HTTPConnection("127.0.0.1", self._content_port, timeout=60)
        try:
            for _ in range(3):
                path = f"/{self._event()['do']}"
                connection.request(self._chance.choice(("GET", "POST")), path, headers={"Host": host})
                answer = connection.getresponse()
                answer.read()
                self._note(f"URL {answer.status}")
        finally:
            connection.close()

    def stream(self) -> None:
        """Read to its end, or given up in the middle."""
        self._serial += 1
        self._try(lambda: self._create("soak-stream", "stream", programs.package("stream", self._serial), Timeout=5))
        answer = self._lambda.invoke_with_response_stream(FunctionName="soak-stream", Payload=b"{}")
        for _event in answer["EventStream"]:
            if self._chance.random() < 0.2:
                self._note("stream given up")
                break
        answer["EventStream"].close()

    def pass_time(self) -> None:
        self._operator.advance(self._account["account_id"], self._chance.choice((60, 200, 900)))

    def remove(self) -> None:
        name = self._name()
        self._languages.pop(name, None)
        self._lambda.delete_function(FunctionName=name)

    def begin_anew(self) -> None:
        """Seldom: with an account that is reset, or with another one."""
        dice = self._chance.random()
        if dice < 0.15:
            self._operator.reset(self._account["account_id"])
            self._settle_in()
        elif dice < 0.3:
            self.move_out()
            self._move_in()

    # -- with what

    def _move_in(self) -> None:
        self._account = self._operator.create()
        keys = {
            "aws_access_key_id": self._account["access_key_id"],
            "aws_secret_access_key": self._account["secret_access_key"],
        }
        once = Config(retries={"total_max_attempts": 1}, read_timeout=120, max_pool_connections=10)
        made = {
            service: boto3.session.Session().client(
                service, endpoint_url=self._account["endpoint"], region_name=REGION, config=once, **keys
            )
            for service in ("lambda", "iam")
        }
        self._lambda, self._iam = made["lambda"], made["iam"]
        self._settle_in()

    def _settle_in(self) -> None:
        self._languages: dict[str, str] = {}
        trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        self._role = self._iam.create_role(RoleName="soak", AssumeRolePolicyDocument=document)["Role"]["Arn"]
        everything = "arn:aws:iam::aws:policy/AdministratorAccess"
        self._iam.attach_role_policy(RoleName="soak", PolicyArn=everything)
        self._try(self.deploy)

    def _create(self, name: str, kind: str, code: bytes, **more: Any) -> None:
        how = {"Runtime": programs.RUNTIMES[kind], "Handler": "index.handler", "Role": self._role}
        self._lambda.create_function(FunctionName=name, Code={"ZipFile": code}, **how, **more)

    def _invoke(self, name: str, event: dict[str, str]) -> None:
        answer = self._lambda.invoke(FunctionName=name, Payload=json.dumps(event).encode())
        said = answer["Payload"].read()
        self._note(json.loads(said).get("errorType", "?") if "FunctionError" in answer else "answered")

    def _event(self, deed: str = "") -> dict[str, str]:
        deeds, weights = list(programs.DEEDS), list(programs.DEEDS.values())
        return {"do": deed or self._chance.choices(deeds, weights)[0], "name": self._name()}

    def _name(self) -> str:
        """Mostly of a function that is there."""
        known = list(self._languages)
        return self._chance.choice(known if known and self._chance.random() < 0.9 else NAMES)

    def _note(self, what: str) -> None:
        with self._lock:
            self.seen[what] += 1

    def _try(self, act: Callable[[], object]) -> None:
        """What AWS may refuse is counted, all else is trouble."""
        try:
            act()
        except ClientError as error:
            code = error.response["Error"]["Code"]
            self._note(code)
            if code not in EXPECTED:
                self.trouble.append(str(error))
        except Exception as error:
            self.trouble.append(f"{type(error).__name__}: {error}")
