"""PDF, mail, feeds and web archives: what is read, and what is said of broken ones."""

from __future__ import annotations

import contextlib
import gzip
import io
import tempfile
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli.main import main
from kg.errors import InvalidDocument
from kg.ingest.feed import plain
from kg.ingest.files import article_of, scan
from kg.ingest.mail import read_mail
from kg.ingest.pdf import page_of, read_pdf
from kg.ingest.records import Article, Complete, Item, Options, Problem, Record

BODY = ["Die Velmora AG hat im zweiten Quartal deutlich mehr verdient als vor einem", "Jahr. Der Umsatz stieg um zwölf Pro-",
        "zent auf 40 Millionen Euro, sagte Vorstandschefin Ada Kern in Stuttgart."]  # fmt: skip


def pdf(pages: list[list[str]], made: str = "D:20260213120000Z") -> bytes:
    """A PDF with these lines of text on its pages, written by hand."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n" for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(parts)
        )
        kids.append(len(parts))
    parts[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    parts.append(b"<< /CreationDate (%s) >>" % made.encode())
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(
        b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    )
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(parts) + 1, len(parts), start)
    )
    return out.getvalue()


class TestPdf:
    def test_lines_become_paragraphs_and_parted_words_are_joined(self) -> None:
        article = read_pdf(pdf([["Velmora wächst", *BODY]]))
        assert "um zwölf Prozent auf 40 Millionen Euro" in article.text
        assert "vor einem Jahr. Der" in article.text
        assert article.title == "Velmora wächst"
        assert article.date == "2026-02-13"
        assert "the file was made on 2026-02-13" in str(article.notice)

    def test_a_date_in_the_text_counts_before_the_files_own(self) -> None:
        article = read_pdf(pdf([["Velmora wächst", "Stuttgart, 5. November 2025", *BODY]]))
        assert (article.date, article.notice) == ("2025-11-05", None)

    def test_pages_stay_apart_and_running_heads_go(self) -> None:
        pages = [
            ["Bote der Wirtschaft 12", f"Kapitel {'ABC'[i]} der Sache ist hier zu Ende.", *BODY, f"Seite {i + 1}"]
            for i in range(3)
        ]
        stored = read_pdf(pdf(pages)).text
        assert "Bote" not in stored
        assert "Seite" not in stored
        assert stored.count("\f") == 2
        assert [page_of(stored, stored.index(f"Kapitel {c}")) for c in "ABC"] == [1, 2, 3]
        assert page_of("no pages", 3) is None

    def test_what_stands_on_few_pages_stays(self) -> None:
        stored = read_pdf(pdf([["Bote der Wirtschaft", *BODY], ["Anderes steht hier.", *BODY]])).text
        assert "Bote der Wirtschaft" in stored

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (pdf([[]]), "it is a scan"),
            (pdf([["12"]]), "it is a scan"),
            (b"%PDF-1.4\nnothing", "no PDF that can be read"),
            (b"", "no PDF that can be read"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, data: bytes, told: str) -> None:
        with pytest.raises(InvalidDocument, match=told):
            read_pdf(data)

    def test_a_protected_file(self) -> None:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([BODY])))
        writer.encrypt("secret", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        with pytest.raises(InvalidDocument, match="protected by a password"):
            read_pdf(out.getvalue())

    def test_cut_short_it_is_read_or_refused_never_worse(self) -> None:
        data = pdf([["Velmora wächst", *BODY]] * 3)
        for size in range(0, len(data), 97):
            with contextlib.suppress(InvalidDocument):
                assert read_pdf(data[:size]).text


def mail(body: str, subtype: str = "plain", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = headers.get("subject", "Velmora hebt die Prognose an – größer")
    message["From"] = "Bote der Wirtschaft <bote@example.org>"
    message["Date"] = headers.get("date", "Thu, 05 Nov 2026 08:00:00 +0100")
    message.set_content(body, subtype=subtype)
    return message


class TestMail:
    def test_subject_day_and_sender(self) -> None:
        article = read_mail(mail("Die Velmora AG wächst in Lübeck.\n").as_bytes())
        assert article.text == "Velmora hebt die Prognose an – größer\n\nDie Velmora AG wächst in Lübeck."
        assert (article.title, article.date) == ("Velmora hebt die Prognose an – größer", "2026-11-05")
        assert article.source == "Bote der Wirtschaft <bote@example.org>"

    def test_a_page_when_there_is_no_plain_text(self) -> None:
        page = (
            f"<html><body><article><h1>Zahlen</h1><p>{' '.join(BODY)}</p><script>x()</script></article></body></html>"
        )
        article = read_mail(mail(page, "html").as_bytes())
        assert "40 Millionen Euro" in article.text
        assert "x()" not in article.text

    def test_attachments_are_told(self) -> None:
        message = mail("Die Velmora AG wächst.")
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
        assert "1 attachments were not read" in str(read_mail(message.as_bytes()).notice)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"Ein Text ohne alles.", "none of a mail's headers"),
            (b"Subject: leer\n\n", "no text in this mail"),
            (b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nabc", "cannot be decoded"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, data: bytes, told: str) -> None:
        with pytest.raises(InvalidDocument, match=told):
            read_mail(data)

    @settings(max_examples=150, deadline=None)
    @given(
        st.binary(max_size=400) | st.binary(max_size=300).map(lambda b: b"Subject: a\nContent-Type: text/html\n\n" + b)
    )
    def test_any_bytes(self, data: bytes) -> None:
        with contextlib.suppress(InvalidDocument):
            assert isinstance(read_mail(data), Article)


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Bote</title><language>de-de</language>
<item><title>Velmora wächst</title><link>https://example.org/1</link><guid>eins</guid><pubDate>Thu, 05 Nov 2026 08:00:00 +0100</pubDate>
<description>kurz</description><content:encoded><![CDATA[<p>Die <b>Velmora AG</b> wächst.</p><script>x()</script><p>Mehr dazu.</p>]]></content:encoded></item>
<item><title>Nur ein Titel</title><link>https://example.org/2</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Bote</title>
<entry><id>urn:1</id><title>Velmora grows</title><updated>2026-11-05T08:00:00Z</updated><link href="https://example.org/3"/>
<summary>Velmora AG grew by 12 per cent &amp; more.</summary></entry></feed>"""
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + ']><rss version="2.0"><channel><item><title>x</title><description>&j;</description></item></channel></rss>'
)


def scanned(path: Path) -> list[Item]:
    return list(scan([str(path)], Options()))


class TestFeeds:
    @pytest.fixture
    def rss(self, tmp_path: Path) -> Path:
        path = tmp_path / "feed.rss"
        path.write_text(RSS, "utf-8")
        return path

    def test_entries_are_articles(self, rss: Path) -> None:
        first, second, end = scanned(rss)
        assert isinstance(first, Record)
        assert isinstance(second, Record)
        assert isinstance(end, Complete)
        article = article_of(first, Options())
        assert article == Article(
            "Velmora wächst\n\nDie Velmora AG wächst.\n\nMehr dazu.",
            "Velmora wächst",
            "2026-11-05",
            "de",
            "https://example.org/1",
        )
        assert first.label == "feed.rss#eins"
        with pytest.raises(InvalidDocument, match="no text, only a headline"):
            article_of(second, Options())

    def test_atom_in_a_folder_and_other_xml_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text(ATOM, "utf-8")
        (tmp_path / "pom.xml").write_text("<project/>", "utf-8")
        items = scanned(tmp_path)
        (record,) = (one for one in items if isinstance(one, Record))
        assert article_of(record, Options()).text == "Velmora grows\n\nVelmora AG grew by 12 per cent & more."
        assert not [one for one in items if isinstance(one, Problem)]

    def test_cut_short_it_tells_and_keeps_what_it_could_read(self, rss: Path) -> None:
        rss.write_text(RSS[: RSS.index("<item><title>Nur")], "utf-8")
        items = scanned(rss)
        assert any(isinstance(one, Record) for one in items)
        assert any("breaks off or is damaged" in str(one) for one in items if isinstance(one, Problem))
        assert not any(isinstance(one, Complete) for one in items)

    @pytest.mark.parametrize(
        ("text", "told"), [("", "empty"), ("hallo", "no RSS or Atom feed"), ("<project/>", "no RSS or Atom feed")]
    )
    def test_what_is_no_feed_is_told(self, rss: Path, text: str, told: str) -> None:
        rss.write_text(text, "utf-8")
        (item,) = scanned(rss)
        assert isinstance(item, Problem)
        assert told in item.message

    def test_a_bomb_of_entities_does_not_go_off(self, rss: Path) -> None:
        rss.write_text(BOMB, "utf-8")
        for item in scanned(rss):
            if isinstance(item, Record):
                with contextlib.suppress(InvalidDocument):
                    assert len(article_of(item, Options()).text) < 10_000

    def test_plain(self) -> None:
        assert plain("a<br>b<p>c d</p><style>x</style>e &amp; f") == "a\n\nb\n\nc d\n\ne & f"
        assert plain("a < b") == "a < b"


def warc(pages: list[tuple[str, str, str]], *, zipped: bool = False) -> bytes:
    """An archive of responses (address, status, page), written by hand after ISO 28500."""
    records = []
    for address, status, page in pages:
        body = page.encode()
        answer = b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
            status.encode(), len(body), body
        )  # fmt: skip
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2026-11-05T08:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if zipped else record)
    return b"".join(records)


PAGE = f"<html><head><title>Velmora</title></head><body><article><h1>Velmora</h1><p>{' '.join(BODY)}</p></article></body></html>"


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([".pdf", ".eml", ".rss", ".warc", ".warc.gz"]), st.binary(max_size=300), st.booleans())
def test_any_bytes_give_an_article_or_a_word(suffix: str, data: bytes, begins_well: bool) -> None:
    begins = {".pdf": b"%PDF-1.4\n", ".eml": b"Subject: x\nDate: ", ".rss": b"<rss version='2.0'><channel><item>",
              ".warc": b"WARC/1.0\r\nWARC-Type: response\r\n", ".warc.gz": b"\x1f\x8b\x08\x00"}  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"a{suffix}"
        path.write_bytes(begins[suffix] + data if begins_well else data)
        for item in scan([str(path)], Options()):
            if isinstance(item, Record):
                with contextlib.suppress(InvalidDocument):
                    assert article_of(item, Options()).text.strip()
            elif isinstance(item, Problem):
                assert item.where.startswith(str(path)) or item.where.startswith("a.")


class TestArchives:
    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_pages_with_status_200(self, tmp_path: Path, name: str) -> None:
        pages = [("https://example.org/1", "200 OK", PAGE), ("https://example.org/2", "404 Not Found", PAGE)]
        (tmp_path / name).write_bytes(warc(pages, zipped=name.endswith("gz")))
        record, end = scanned(tmp_path / name)
        assert isinstance(record, Record)
        assert isinstance(end, Complete)
        article = article_of(record, Options())
        assert "40 Millionen Euro" in article.text
        assert (article.source, article.date) == ("https://example.org/1", "2026-11-05")

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"hallo", "damaged"),
            (warc([("https://example.org/2", "404 Not Found", PAGE)]), "no page in this archive"),
            (gzip.compress(b"hallo"), "damaged"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, tmp_path: Path, data: bytes, told: str) -> None:
        (tmp_path / "a.warc").write_bytes(data)
        (item,) = scanned(tmp_path / "a.warc")
        assert isinstance(item, Problem)
        assert told in item.message


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder with an article in each format, and a broken one of each."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf([["Zahlen", "Velmora AG kauft Halden AG."]]))
    (folder / "b.eml").write_bytes(mail("Velmora AG: Umsatz 7 Euro.").as_bytes())
    (folder / "c.rss").write_text(RSS, "utf-8")
    (folder / "d.warc").write_bytes(warc([("https://example.org/1", "200 OK", PAGE)]))
    (folder / "x.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "x.eml").write_bytes(b"nothing")
    (folder / "x.rss").write_bytes(b"nothing")
    (folder / "x.warc").write_bytes(b"nothing")
    return folder


def test_a_folder_with_all_of_them(
    everything: Path, toy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["build", str(everything), "-o", str(tmp_path / "out"), "--extractors", "toy"]
    assert main(chosen) == 3
    told = capsys.readouterr()
    assert told.out.startswith("documents  4 (4 new, 5 failed)")
    for name in ("x.pdf", "x.eml", "x.rss", "x.warc", "c.rss#https://example.org/2"):
        assert f"{name}:" in told.err
    assert "Traceback" not in told.err
    assert main(chosen) == 3
    assert capsys.readouterr().out.startswith("documents  4 (4 kept, 5 failed)")
