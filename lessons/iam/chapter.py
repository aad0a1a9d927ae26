"""Chapter 3 in the table of contents."""

from lessons.courseware.course import Chapter
from lessons.iam.desk import bench
from lessons.iam.exercises.administrator.lesson import LESSON as ADMINISTRATOR
from lessons.iam.exercises.decisions.lesson import LESSON as DECISIONS
from lessons.iam.exercises.least_privilege.lesson import LESSON as LEAST_PRIVILEGE
from lessons.iam.exercises.mfa.lesson import LESSON as MFA
from lessons.iam.exercises.policies.lesson import LESSON as POLICIES
from lessons.iam.exercises.roles.lesson import LESSON as ROLES
from lessons.iam.exercises.root_and_identities.lesson import LESSON as ROOT_AND_IDENTITIES

CHAPTER = Chapter(
    slug="iam",
    number=3,
    title={"en": "Permissions", "ko": "권한 관리"},
    summary={
        "en": "Who may do what, who said so, and how to see why something was denied.",
        "ko": "누가 무엇을 할 수 있는지, 누가 그렇게 정했는지, 왜 거부되었는지를 눈으로 확인해요.",
    },
    lessons=(ROOT_AND_IDENTITIES, MFA, ROLES, ADMINISTRATOR, POLICIES, DECISIONS, LEAST_PRIVILEGE),
    bench=bench,
    bench_template="courseware/console/bench.html",
    strip_template="courseware/console/strip.html",
    answer_template="courseware/console/answer.html",
    parts={"panel": "courseware/console/bench.html#panel"},
    where=("user", "group", "role", "policy", "show", "principal", "ask", "on", "home", "add", "guess"),
    pairs=("key", "value"),
)
