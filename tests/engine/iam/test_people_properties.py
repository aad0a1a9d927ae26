"""Promises about people: a journal rebuilds them byte for byte, a refusal changes nothing, both sides always agree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from tests.engine.iam.good import code_at, iam, prepare, user
from tests.engine.support import Life

NAMES = st.sampled_from(["mina", "mina", "mina", "Mina", "jun", "sora"])
GROUPS = st.sampled_from(["cooks", "COOKS", "hall"])
PASSWORDS = st.sampled_from(["Kimchi-2026!", "Kimchi-2026!", "Dumpling#7", "weak", ""])
DEVICES = st.sampled_from(["phone", "spare"])
AHEAD = st.integers(-2, 2)

STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["CreateUser", "DeleteUser", "CreateAccessKey", "DeleteLoginProfile"]), NAMES),
        st.tuples(st.just("UpdateUser"), NAMES, NAMES),
        st.tuples(st.sampled_from(["CreateGroup", "DeleteGroup"]), GROUPS),
        st.tuples(st.just("UpdateGroup"), GROUPS, GROUPS),
        st.tuples(st.sampled_from(["AddUserToGroup", "RemoveUserFromGroup"]), NAMES, GROUPS),
        st.tuples(st.sampled_from(["CreateLoginProfile", "UpdateLoginProfile", "SignIn"]), NAMES, PASSWORDS),
        st.tuples(st.just("ChangePassword"), NAMES, PASSWORDS, PASSWORDS),
        st.tuples(st.sampled_from(["CreateVirtualMFADevice", "DeleteVirtualMFADevice"]), DEVICES),
        st.tuples(st.sampled_from(["EnableMFADevice", "ResyncMFADevice"]), NAMES, DEVICES, AHEAD),
        st.tuples(st.just("DeactivateMFADevice"), NAMES, DEVICES),
        st.tuples(st.just("SignInWithCode"), NAMES, PASSWORDS, DEVICES, AHEAD),
        st.tuples(st.just("DeleteAccessKey"), NAMES),
        st.tuples(st.just("policy"), st.sampled_from([0, 1, 3]), st.booleans()),
        st.tuples(st.just("report")),
        st.tuples(st.just("wait"), st.integers(1, 100_000)),
    ),
    max_size=30,
)


def play(life, step):
    match step:
        case ("CreateUser" | "DeleteUser" | "CreateAccessKey" | "DeleteLoginProfile" as operation, name):
            return life.call("iam", operation, {"UserName": name})
        case ("UpdateUser", name, new):
            return life.call("iam", "UpdateUser", {"UserName": name, "NewUserName": new})
        case ("CreateGroup" | "DeleteGroup" as operation, name):
            return life.call("iam", operation, {"GroupName": name})
        case ("UpdateGroup", name, new):
            return life.call("iam", "UpdateGroup", {"GroupName": name, "NewGroupName": new})
        case ("AddUserToGroup" | "RemoveUserFromGroup" as operation, name, group):
            return life.call("iam", operation, {"UserName": name, "GroupName": group})
        case ("SignIn", name, password):
            return life.call("lab", "SignIn", {"UserName": name, "Password": password})
        case ("CreateLoginProfile" | "UpdateLoginProfile" as operation, name, password):
            return life.call("iam", operation, {"UserName": name, "Password": password})
        case ("ChangePassword", name, old, new):
            return life.call("iam", "ChangePassword", {"OldPassword": old, "NewPassword": new}, caller=user(name))
        case ("CreateVirtualMFADevice", name):
            return life.call("iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": name})
        case ("DeleteVirtualMFADevice", name):
            return life.call("iam", "DeleteVirtualMFADevice", {"SerialNumber": serial(name)})
        case ("EnableMFADevice" | "ResyncMFADevice" as operation, name, device, ahead):
            codes = {
                "AuthenticationCode1": code(life, device, ahead),
                "AuthenticationCode2": code(life, device, ahead + 1),
            }
            return life.call("iam", operation, {"UserName": name, "SerialNumber": serial(device), **codes})
        case ("DeactivateMFADevice", name, device):
            asked = {"UserName": owner_of(life, device) or name, "SerialNumber": serial(device)}
            return life.call("iam", "DeactivateMFADevice", asked)
        case ("SignInWithCode", name, password, device, ahead):
            asked = {"UserName": name, "Password": password, "MfaCode": code(life, device, ahead)}
            return life.call("lab", "SignIn", asked)
        case ("DeleteAccessKey", name):
            key, owner = next(iter(iam(life).key_owners.items()), ("AKIAQQQQQQQQQQQQQQQQ", name))
            return life.call("iam", "DeleteAccessKey", {"UserName": owner, "AccessKeyId": key})
        case ("policy", reuse, hard):
            rules = {"AllowUsersToChangePassword": True, "MaxPasswordAge": 1, "HardExpiry": hard}
            kept = {"PasswordReusePrevention": reuse} if reuse else {}
            return life.call("iam", "UpdateAccountPasswordPolicy", rules | kept)
        case ("report",):
            return life.call("iam", "GenerateCredentialReport")
    life.wait(step[1])
    return life.call("lab", "Tick")


def serial(name):
    return f"arn:aws:iam::123456789012:mfa/{name}"


def code(life, device, ahead):
    return code_at(life, serial(device), ahead) if serial(device) in iam(life).devices else "000000"


def owner_of(life, device):
    found = iam(life).devices.get(serial(device))
    return found.user if found else ""


def check_both_sides(state):
    """Whatever is noted twice says the same twice."""
    members = {(name, group) for name, found in state.users.items() for group in found.groups}
    assert members == {(name, group) for group, found in state.groups.items() for name in found.users}
    assert state.key_owners == {key: name for name, found in state.users.items() for key in found.access_keys}
    owned = {(serial, name) for name, found in state.users.items() for serial in found.mfa}
    assert owned == {(each.serial, each.user) for each in state.devices.values() if each.user}
    assert state.devices_in_use == len(owned)
    names = [f"user/{name.lower()}" for name in state.users] + [f"group/{name.lower()}" for name in state.groups]
    assert sorted(state.taken) == sorted([*names, "role/lambda-basic-role"])
    assert all(found.name == name for name, found in [*state.users.items(), *state.groups.items()])


@settings(max_examples=60, deadline=None)
@given(STEPS, st.sampled_from([True, True, False]))
def test_people_come_back_from_the_journal_and_refusals_leave_no_trace(steps, settled):
    life = Life()
    if settled:
        prepare(life)
    for step in steps:
        before = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
        done = play(life, step)
        if done.refusal is not None:
            entry = done.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == life.cloud.encode(), step
        check_both_sides(iam(life))
    assert life.replayed().encode() == life.cloud.encode()
