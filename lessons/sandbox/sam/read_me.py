"""What lies beside an exported template: how to deploy it, and what it does not hold."""

from django.utils.translation import gettext as _

from lessons.sandbox.sam.words import Left

DEPLOY = "sam deploy --guided --capabilities CAPABILITY_NAMED_IAM"


def text(left: list[Left]) -> str:
    """Markdown in the reader's language."""
    lines = [
        "# template.yaml",
        "",
        _("A SAM template of a simulated account of Serverless Lab, with the code of its functions and layers."),
        _("Environment variables stand in it as they are; passwords and access keys do not."),
        "",
        f"    {DEPLOY}",
        "",
        _("This makes real resources in your own AWS account, and they may cost money."),
    ]
    if left:
        lines += ["", "## " + _("What stayed in the lab"), ""]
        lines += [f"- {each.sentence} {_names(each)}" for each in left]
    return "\n".join(lines) + "\n"


def _names(left: Left) -> str:
    return ", ".join(left.names) + (f", … +{left.more}" if left.more else "")
