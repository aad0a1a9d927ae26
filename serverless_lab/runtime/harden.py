"""The second wall, round the child only: should the WebAssembly sandbox ever leak, little lies behind it."""

import ctypes
import os
import platform
import resource
import struct
from collections.abc import Iterator
from contextlib import contextmanager

_libc = ctypes.CDLL(None, use_errno=True)
_SET_PDEATHSIG, _SET_NO_NEW_PRIVS, _SET_SECCOMP, _SECCOMP_FILTER = 1, 38, 22, 2
_NOBODY = 65534
_DESCRIPTORS, _SPARE = 256, 128

# What neither CPython nor wasmtime needs once the child runs: new programs, sockets, signals to others,
# other processes' memory, mounts, kernel facilities with a history. Per machine: (audit architecture, numbers).
_X86_64 = (
    "execve=59 execveat=322 fork=57 vfork=58 ptrace=101 process_vm_readv=310 process_vm_writev=311 socket=41 "
    "connect=42 bind=49 listen=50 accept=43 accept4=288 mount=165 umount2=166 pivot_root=155 chroot=161 bpf=321 "
    "keyctl=250 add_key=248 request_key=249 perf_event_open=298 io_uring_setup=425 userfaultfd=323 unshare=272 "
    "setns=308 init_module=175 finit_module=313 kexec_load=246 open_by_handle_at=304 pidfd_getfd=438 "
    "personality=135 kill=62 tkill=200 tgkill=234 pidfd_send_signal=424 rt_sigqueueinfo=129 setuid=105 setgid=106 "
    "setresuid=117 setresgid=119 setgroups=116 capset=126"
)
_AARCH64 = (
    "execve=221 execveat=281 ptrace=117 process_vm_readv=270 process_vm_writev=271 socket=198 connect=203 bind=200 "
    "listen=201 accept=202 accept4=242 mount=40 umount2=39 pivot_root=41 chroot=51 bpf=280 keyctl=219 add_key=217 "
    "request_key=218 perf_event_open=241 io_uring_setup=425 userfaultfd=282 unshare=97 setns=268 init_module=105 "
    "finit_module=273 kexec_load=104 open_by_handle_at=265 pidfd_getfd=438 personality=92 kill=129 tkill=130 "
    "tgkill=131 pidfd_send_signal=424 rt_sigqueueinfo=138 setuid=146 setgid=144 setresuid=147 setresgid=149 "
    "setgroups=159 capset=91"
)
_MACHINES = {
    "x86_64": (0xC000003E, _X86_64, 56),
    "aarch64": (0xC00000B7, _AARCH64, 220),
}
_CLONE3, _CLONE_THREAD = 435, 0x10000
_LOAD, _JEQ, _JGE, _JSET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _EPERM, _ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026


def die_with(parent: int) -> None:
    """End this process as soon as its parent ends; ends it now if that has happened already."""
    _libc.prctl(_SET_PDEATHSIG, 9, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def limit(file_bytes: int, niceness: int) -> None:
    """Resource limits that hold whatever the guest does."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS + _SPARE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    os.nice(niceness)


@contextmanager
def spare_descriptors() -> Iterator[None]:
    """Lets this process open a few files more than its guest may."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS + _SPARE, _DESCRIPTORS + _SPARE))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS + _SPARE))


def limit_data(most: int) -> None:
    """Cap the process's writable memory, in bytes."""
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def drop_root() -> None:
    """Become nobody, when root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def nobody() -> int | None:
    """The uid that children run as, where it is not our own."""
    return _NOBODY if os.geteuid() == 0 else None


def seccomp() -> bool:
    """Refuse the system calls listed above, for this thread and those it starts. False: not known on this machine."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or _libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    code = b"".join(struct.pack("HBBI", *step) for step in _filter(*machine))
    held = ctypes.create_string_buffer(code)

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    program = Program(len(code) // 8, ctypes.cast(held, ctypes.c_void_p))
    return bool(_libc.prctl(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, names: str, clone: int) -> list[tuple[int, int, int, int]]:
    steps = [(_LOAD, 0, 0, 4), (_JEQ, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    if architecture == 0xC000003E:  # the x32 call numbers are a second door to the same calls
        steps += [(_JGE, 0, 1, 0x40000000), (_RETURN, 0, 0, _EPERM)]
    # Threads yes, processes no. clone3 hides its flags in memory: "not there" makes libc use clone.
    steps += [(_JEQ, 0, 1, _CLONE3), (_RETURN, 0, 0, _ENOSYS)]
    steps += [(_JEQ, 0, 4, clone), (_LOAD, 0, 0, 16), (_JSET, 0, 1, _CLONE_THREAD), (_RETURN, 0, 0, _ALLOW)]
    steps += [(_RETURN, 0, 0, _EPERM)]
    numbers = sorted(int(entry.split("=")[1]) for entry in names.split())
    steps += [(_JEQ, len(numbers) - i, 0, number) for i, number in enumerate(numbers)]
    return [*steps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _EPERM)]
