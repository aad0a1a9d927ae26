"""The checks of "Retire the root user", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.iam.asking import NO_USER
from lessons.iam.missions.retire_the_root_user import looks

CHECKS = (
    Check(
        id="may-everything",
        title={
            "en": "`{admin}` may do everything, and every right comes through a group",
            "ko": "`{admin}` 사용자가 모든 일을 할 수 있고, 모든 권한이 그룹에서 오기",
        },
        look=looks.may_everything,
        reasons=NO_USER
        | {
            "cannot": {
                "en": "`{admin}` may not do `{action}` yet.",
                "ko": "`{admin}` 사용자는 아직 `{action}` 작업을 할 수 없어요.",
            },
            "direct": {
                "en": "Outside every group `{admin}` would still have rights: a policy is attached to the user itself.",
                "ko": "모든 그룹에서 나가도 `{admin}` 사용자에게 권한이 남아요. 사용자에게 직접 붙은 정책이 있어요.",
            },
        },
    ),
    Check(
        id="can-come-in",
        title={
            "en": "`{admin}` can sign in with a password and an MFA device, and has no access key",
            "ko": "`{admin}` 사용자가 비밀번호와 MFA 장치로 로그인할 수 있고, 액세스 키는 없기",
        },
        look=looks.can_come_in,
        reasons=NO_USER
        | {
            "no-password": {
                "en": "`{admin}` has no console password.",
                "ko": "`{admin}` 사용자에게 콘솔 비밀번호가 없어요.",
            },
            "no-mfa": {
                "en": "`{admin}` has no MFA device that is turned on.",
                "ko": "`{admin}` 사용자에게 켜진 MFA 장치가 없어요.",
            },
            "key": {
                "en": "`{admin}` has an access key. A person at the console needs none, and a key asks for no code.",
                "ko": "`{admin}` 사용자에게 액세스 키가 있어요. 콘솔을 쓰는 사람에게는 필요 없고, 키는 코드를 묻지 "
                "않아요.",
            },
        },
    ),
    Check(
        id="works-as-admin",
        title={
            "en": "Signed in as `{admin}` with a code, make the users `{first}` and `{second}`; root does nothing more",
            "ko": "`{admin}` 사용자로 코드까지 넣어 로그인해서 사용자 `{first}`, `{second}` 만들기. 루트는 더 일하지 "
            "않기",
        },
        look=looks.works_as_admin,
        reasons={
            "root-acts": {
                "en": "Nobody is signed in, so whatever happens is done by root. Sign in as `{admin}`.",
                "ko": "아무도 로그인하지 않아서 지금은 루트가 작업해요. `{admin}` 사용자로 로그인하세요.",
            },
            "somebody-else": {
                "en": "`{user}` is signed in, not `{admin}`.",
                "ko": "지금 로그인한 사용자는 `{user}`예요. `{admin}` 사용자로 로그인하세요.",
            },
            "without-code": {
                "en": "`{admin}` came in without an MFA code. Sign out and come in with one.",
                "ko": "`{admin}` 사용자가 MFA 코드 없이 들어왔어요. 로그아웃하고 코드로 다시 들어오세요.",
            },
            "not-made": {
                "en": "There is no user `{user}` yet.",
                "ko": "아직 `{user}` 사용자가 없어요.",
            },
            "made-before": {
                "en": "`{user}` was made before this sign-in. Delete that user and make it again as `{admin}`.",
                "ko": "`{user}` 사용자는 이번 로그인 전에 만들어졌어요. 지우고 `{admin}` 사용자로 다시 만드세요.",
            },
        },
    ),
)
