"""Why a template or a zip is not taken, said to the learner."""

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serverless_lab.runtime.packages import BadPackage
from serverless_lab.sam.faults import TemplateFault

PACKAGES: dict[str, Promise] = {
    "not-a-zip": _("This is not a zip file, or it is damaged. Pack it again."),
    "encrypted": _("This zip is protected by a password, and Lambda cannot open it. Pack it without one."),
    "too-large": _("Unzipped, this is more than {limit}. Leave out what the code does not need."),
    "too-many-files": _("There are more than {limit} files in this zip. Leave out what the code does not need."),
    "outside": _("“{name}” in this zip would lie outside its folder. Pack the files by relative names."),
    "link": _("“{name}” in this zip is a link or a device. Pack the file itself."),
}
_LINE = _("Line {line}: {sentence}")
FAULTS: dict[str, Promise] = {
    "not-yaml": _("The template is not valid YAML ({problem})."),
    "not-a-template": _("This is no template: it should begin with lines like “Resources:”."),
    "template-no-text": _("The template is not a text in UTF-8."),
    "template-too-large": _("The template is longer than {limit}. Split it into several."),
    "no-template": _("There is no template in this zip. It should hold one of {names}, with the code beside it."),
    "aliases": _("YAML's anchors and aliases (& and *) are not read here. Write the value out."),
    "unknown-tag": _("{tag} is no intrinsic function of CloudFormation."),
    "duplicate-key": _("The same name stands twice in one mapping. Keep one of the two."),
    "too-deep": _("This is nested too deeply."),
    "key-no-text": _("“{name}” is the name of something and should be a text. Put it in quotes."),
    "no-number": _("{name} is no number that a template can hold."),
    "other-version": _("AWSTemplateFormatVersion has to be {known}."),
    "section-not-read": _("The section {section} is not read here. Take it out and write the values themselves."),
    "unknown-section": _("CloudFormation knows no section {section}. Is it a typing mistake?"),
    "other-transform": _("The transform {name} is not carried out here, only {transform}."),
    "no-transform": _("SAM's resources need the line “Transform: {transform}”."),
    "no-resources": _("There are no Resources in this template, so there is nothing to make."),
    "too-many-resources": _("There are {found} resources in this template; CloudFormation takes {limit}."),
    "no-mapping": _("{where} should be a mapping of names to values."),
    "bad-logical-id": _("“{where}” cannot be a logical id. It takes letters and digits of English only."),
    "no-type": _("{where} has no Type."),
    "attribute-not-read": _("{attribute} of {where} is not read here. Take it out."),
    "bad-depends-on": _("DependsOn of {where} should name one resource, or a list of them."),
    "id-twice": _("Two resources would be called {where}. SAM makes some by itself: give yours another name."),
    "circle": _("These resources need each other before they can be made: {names}."),
    "unknown-reference": _("{where} refers to {name}, which is nowhere in this template."),
    "unknown-attribute": _("{where} asks {name} for {attribute}, which it does not have."),
    "refers-to-left-out": _("{where} refers to {name} ({type}), which is not simulated here. Take the reference out."),
    "function-not-read": _("{where}: {name} is not worked out here. Write the value itself."),
    "bad-function": _("{where}: what {name} is given makes no sense."),
    "value-too-long": _("{where}: a value would be longer than {limit}."),
    "property-missing": _("{where} needs the property {property}."),
    "no-list": _("{property} of {where} should be a list."),
    "bad-tags": _("Tags of {where} should be a list of Key and Value."),
    "bad-policy": _("One of the policies of {where} is no policy document."),
    "policy-template": _("{where}: the policy template {name} is not known here. There are: {known}."),
    "bad-layer": _("{where}: {arn} names no version of a layer."),
    "alias-no-text": _("AutoPublishAlias of {where} should be a name."),
    "provisioned-needs-alias": _("{where}: ProvisionedConcurrencyConfig needs AutoPublishAlias."),
    "destination-to-be-made": _("{where}: name a Destination; the lab makes no queue or topic by itself."),
    "queue-between": _(
        "{where}: SqsSubscription is not made here. Write the queue, its policy, a subscription and an SQS event."
    ),
    "bad-logging": _("DeliveryStatusLogging of {where} takes these protocols: {known}."),
    "code-in-a-bucket": _("{where}: the code has to be in the zip. {property} should be a path such as src/."),
    "code-missing": _("{where}: there is nothing at {path} in this zip."),
    "code-outside": _("{where}: {path} leads out of the zip."),
    "code-bad": _("{where}: {path} is no zip that can be opened."),
    "too-much-code": _("{where}: all code to be deployed would be more than {limit} together."),
    "too-many-parameters": _("There are {found} parameters in this template; CloudFormation takes {limit}."),
    "parameter-type": _(
        "The parameter {name} has the type “{type}”, which is not read here, or a default that is none."
    ),
    "parameter-bound": _("The limits of the parameter {name} should be numbers."),
    "parameter-missing": _("The parameter {name} needs a value."),
    "parameter-too-long": _("The value of the parameter {name} is longer than {limit} characters."),
    "parameter-not-allowed": _("The parameter {name} takes one of: {allowed}."),
    "parameter-no-number": _("The parameter {name} takes a number."),
    "parameter-out-of-bounds": _("The value of the parameter {name} is too small or too large."),
    "parameter-length": _("The value of the parameter {name} is too short or too long."),
}
_SIZES = frozenset({"template-too-large", "value-too-long", "too-large", "too-much-code"})


def said(problem: TemplateFault | BadPackage) -> str:
    """A sentence, with the line of the template where that is known."""
    facts = {"where": _("The template")} | problem.facts
    if problem.key in _SIZES:
        facts["limit"] = filesizeformat(facts["limit"])
    words = FAULTS if isinstance(problem, TemplateFault) else PACKAGES
    sentence = str(words[problem.key]).format(**facts)
    return str(_LINE).format(line=facts["line"], sentence=sentence) if facts.get("line") else sentence
