"""The few machine images that the lab knows. Nothing of them runs: an image only says what an instance would be."""

from typing import Any, NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2.errors.machines import NoSuchImage
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import machines as requests


class Image(NamedTuple):
    id: str
    name: str
    description: str
    owner: str
    created: str


IMAGES = {
    image.id: image
    for image in (
        Image(
            "ami-0a1b2c3d4e5f60001",
            "al2023-ami-2023.9.20261012.0-kernel-6.12-x86_64",
            "Amazon Linux 2023 AMI 2023.9.20261012.0 x86_64 HVM kernel-6.12",
            "amazon",
            "2026-10-12T00:00:00.000Z",
        ),
        Image(
            "ami-0a1b2c3d4e5f60002",
            "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261001",
            "Ubuntu Server 24.04 LTS",
            "099720109477",
            "2026-10-01T00:00:00.000Z",
        ),
    )
}


def describe_images(context: Context, request: requests.DescribeImages) -> dict[str, Any]:
    found = [image(each) for each in dict.fromkeys(request.image_ids)] or list(IMAGES.values())
    if request.owners:
        found = [each for each in found if each.owner in request.owners]
    passed = chosen(found, request.filters, FILTERS, lambda each: {})
    shown, more = page(passed, request.next_token, request.max_results)
    return {"Images": [_say(each) for each in shown], **more}


def image(image_id: str) -> Image:
    """Raises NoSuchImage."""
    if image_id not in IMAGES:
        raise NoSuchImage(image=image_id)
    return IMAGES[image_id]


def _say(each: Image) -> dict[str, Any]:
    return {
        "ImageId": each.id,
        "Name": each.name,
        "Description": each.description,
        "OwnerId": each.owner if each.owner.isdigit() else "137112412989",
        "CreationDate": each.created,
        "State": "available",
        "Public": True,
        "Architecture": "x86_64",
        "ImageType": "machine",
        "RootDeviceType": "ebs",
        "VirtualizationType": "hvm",
        "PlatformDetails": "Linux/UNIX",
    }


FILTERS = {
    "image-id": lambda each: each.id,
    "name": lambda each: each.name,
    "description": lambda each: each.description,
    "architecture": lambda each: "x86_64",
    "state": lambda each: "available",
    "owner-alias": lambda each: "" if each.owner.isdigit() else each.owner,
    "virtualization-type": lambda each: "hvm",
    "root-device-type": lambda each: "ebs",
}
