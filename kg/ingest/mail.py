"""Mail (`.eml`): newsletters and forwarded articles. The subject is the title, the text part the text."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from kg.errors import InvalidDocument
from kg.ingest import head, html, text
from kg.ingest.records import Article


def read_mail(data: bytes) -> Article:
    """One message: its plain text, else the article of its page; raises InvalidDocument if it has neither."""
    try:
        message = message_from_bytes(data, policy=policy.default)
    except RecursionError:
        raise InvalidDocument("its parts are nested too deep: save the text as .txt") from None
    assert isinstance(message, EmailMessage)
    if not {name.lower() for name in message.keys()} & {"from", "subject", "date", "content-type"}:  # noqa: SIM118
        raise InvalidDocument("it has none of a mail's headers: save the message as .eml, or the text as .txt")
    try:
        part = message.get_body(("plain", "html"))
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError, KeyError, UnicodeError, RecursionError) as error:
        raise InvalidDocument(f"its text cannot be decoded ({error}): save the message again") from None
    if not isinstance(content, str) or not content.strip():
        raise InvalidDocument("there is no text in this mail: save what is attached as files of their own")
    title = _header(message, "Subject")
    if part is not None and part.get_content_type() == "text/html":
        page = html.read_page(content)
        body, title = page.text, title or page.title
    else:
        body = text.normalise(content).strip().replace("\x00", "")
    whole = body if title is None or body.startswith(title) else f"{title}\n\n{body}"
    attached = sum(1 for _ in message.iter_attachments())
    notice = f"{attached} attachments were not read: save them as files of their own" if attached else None
    return Article(
        text.checked(whole), title=title, date=_date(message) or head.date_of(whole), source=_header(message, "From"),
        notice=notice,
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, AttributeError):  # the parser of broken headers raises these
        return None
    return value.encode("utf-8", "replace").decode() or None


def _date(message: EmailMessage) -> str | None:
    try:
        sent = message["Date"].datetime
    except (AttributeError, ValueError, TypeError, IndexError):
        return None
    return head.safe_date(sent.date().isoformat()) if sent is not None else None
