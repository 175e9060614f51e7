"""Saved mails (.eml) -> one draft each, by the `email` package of the standard library: newsletters, press releases."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.message import EmailMessage
from email.utils import parseaddr

from timeline.errors import ReadError
from timeline.reading.drafts import Draft
from timeline.reading.files import Found
from timeline.reading.markup import plain_text


def read_mail(file: Found) -> Iterator[Draft | ReadError]:
    """The mail's text (of its plain part, else of its HTML), its subject, day and sender; attachments are left out."""
    path = str(file.path)
    with file.open() as opened:
        mail: EmailMessage = message_from_binary_file(opened, policy=policy.default)
    try:
        found = _draft(mail)
    except (LookupError, ValueError, AttributeError, TypeError) as fault:
        # An unknown charset, a part that is no text; and what the package makes of headers that break its own rules.
        yield ReadError(reason=f"it cannot be decoded ({fault})", path=path, advice="save its text as .txt")
        return
    if found.text.strip():
        yield found
    else:
        yield ReadError(reason="it has no text", path=path, advice="save what it holds as text or web page")


def _draft(mail: EmailMessage) -> Draft:
    body = mail.get_body(preferencelist=("plain", "html"))
    text = body.get_content() if body else ""
    if body and body.get_content_type() == "text/html":
        text = plain_text(text)
    name, address = parseaddr(str(mail["From"] or ""))
    return Draft(
        text=text.replace("\r\n", "\n"),
        title=str(mail["Subject"]).strip() if mail["Subject"] else None,
        published=str(mail["Date"]) if mail["Date"] else None,
        source=name or address or None,
        url=str(mail["Archived-At"]).strip("<> ") if mail["Archived-At"] else None,
    )
