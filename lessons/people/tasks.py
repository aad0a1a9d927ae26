"""What the worker does for people."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.utils import translation


def send_reset_link(email: str, language: str) -> None:
    """Mail a link to every learner with this address; there may be none. The page that asked does not wait.

    The link's host comes from the settings: what a request says about its host may be made up.
    """
    site = urlsplit(settings.LAB_ORIGINS[0] if settings.LAB_ORIGINS else settings.LAB_ADDRESS)
    form = PasswordResetForm({"email": email})
    with translation.override(language):
        if form.is_valid():
            form.save(
                domain_override=site.netloc,
                use_https=site.scheme == "https",
                subject_template_name="people/mail/reset_subject.txt",
                email_template_name="people/mail/reset.txt",
            )
