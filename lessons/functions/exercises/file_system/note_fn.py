"""The shop's function that keeps a note of every order in a file."""

from lessons.functions.bench import BenchStart, SampleEvent

FUNCTION = "note-fn"
NOTE = {"order": "A-1042"}
IN_PACKAGE = {"order": "A-1042", "path": "/var/task/notes.txt"}
ON_EFS = {"order": "A-1042", "path": "/mnt/shop/notes.txt"}

_CODE = """\
def lambda_handler(event, context):
    path = event.get("path", "/tmp/notes.txt")
{before}
    try:
        with open(path) as file:
            before = file.read().splitlines()
    except FileNotFoundError:
        before = []
    with open(path, "a") as file:
        file.write(event["order"] + "\\n")
    return {{"path": path, "before": before}}
"""

BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _CODE.format(before="    # What earlier calls have noted down, as far as it is still there."),
        "ko": _CODE.format(before="    # 앞선 호출이 적어 둔 것이에요. 아직 남아 있다면요."),
    },
    events=(
        SampleEvent("note", '{"order": "A-1042"}'),
        SampleEvent("in-package", '{"order": "A-1042", "path": "/var/task/notes.txt"}'),
        SampleEvent("on-efs", '{"order": "A-1042", "path": "/mnt/shop/notes.txt"}'),
    ),
)
