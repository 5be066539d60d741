from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.errors import InvalidDocument
from kg.ids import document_id
from kg.ingest import head
from kg.ingest.dates import iso_date
from kg.ingest.files import article_of, key_of, path_of, scan
from kg.ingest.html import read_html
from kg.ingest.jsonl import language
from kg.ingest.language import detect
from kg.ingest.options import checked
from kg.ingest.records import Article, Complete, Item, Options, Problem, Record, Skipped
from kg.ingest.text import decode, normalise, read_markdown, read_plain
from tests.conftest import SAMPLES, permissions_count

TEXT = "Velmora steigert den Gewinn\n\nDer Umsatz stieg um 11 Prozent auf 1,84 Milliarden Euro."


def items(*paths: Path | str, options: Options | None = None, stdin: bytes | None = None) -> list[Item]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(scan(map(str, paths), options or Options(), stream))


def articles(*paths: Path | str, options: Options | None = None, stdin: bytes | None = None) -> list[Article]:
    found = [i for i in items(*paths, options=options, stdin=stdin) if isinstance(i, Record)]
    return [article_of(record, options or Options()) for record in found]


def problems(*paths: Path | str, options: Options | None = None, stdin: bytes | None = None) -> list[str]:
    """Every problem in one line, those that show only when a record is opened too."""
    told = []
    for item in items(*paths, options=options, stdin=stdin):
        if isinstance(item, Problem):
            told.append(str(item))
        elif isinstance(item, Record):
            try:
                article_of(item, options or Options())
            except InvalidDocument as error:
                told.append(f"{item.label}: {error}")
    return told


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


class TestText:
    @pytest.mark.parametrize(
        ("given", "stored"),
        [
            ("\ufeffa\r\nb\rc\n", "a\nb\nc\n"),
            ("Mu\u0308ller", "Müller"),
            ("  a\t b\xa0c\u202f ", "  a\t b\xa0c\u202f "),  # no other change
            ("a\u2028b", "a\u2028b"),
        ],
    )
    def test_normalised_once_and_not_more(self, given: str, stored: str) -> None:
        assert normalise(given) == stored
        assert normalise(stored) == stored

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_encodings_that_are_certain(self, encoding: str) -> None:
        assert decode("Größe – 5 €".encode(encoding)) == ("Größe – 5 €", None)

    def test_windows_1252_is_read_and_said(self) -> None:
        text, notice = decode("Die Größe beträgt 5 €, sagte »Müller«.".encode("cp1252"))
        assert text == "Die Größe beträgt 5 €, sagte »Müller«."
        assert notice is not None
        assert "Windows-1252" in notice

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"\x00\x01\x02\x03 binary", "binary"),
            ("Text".encode("utf-16-le"), "UTF-16 without a byte order mark"),
            ("Привет, как дела сегодня".encode("cp1251"), "encoding cannot be told"),
            ("Größe".encode() + b"\x81\xfe", "encoding cannot be told"),
            (b"\xff\xfea", "byte order mark"),
            (b"%PDF-1.7 broken", "a PDF"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\x01\x02\x03\x04\x05\x06", "binary"),
        ],
    )
    def test_what_is_no_text_is_refused_with_a_cure(self, data: bytes, words: str) -> None:
        with pytest.raises(InvalidDocument, match=words) as error:
            decode(data)
        assert "save" in str(error.value)

    def test_plain_text_is_the_whole_file(self) -> None:
        article = read_plain(b"\xef\xbb\xbfTitel der Meldung\r\n\r\nText.\r\n")
        assert article.text == "Titel der Meldung\n\nText.\n"
        assert article.title == "Titel der Meldung"

    def test_front_matter_is_metadata_and_no_text(self) -> None:
        matter = "---\ntitle: 'Velmora kauft'\ndate: 22.09.2026\nlang: de\nurl: https://example.org/a\ntags: [x]\n---\n"
        article = read_markdown((matter + "\n# Velmora kauft\n\nText.").encode())
        assert (article.title, article.date, article.lang, article.source) == (
            "Velmora kauft", "2026-09-22", "de", "https://example.org/a",
        )  # fmt: skip
        assert article.text == "# Velmora kauft\n\nText."

    def test_a_rule_at_the_top_is_no_front_matter(self) -> None:
        assert read_markdown(b"---\n\nVelmora kauft zu.").text == "---\n\nVelmora kauft zu."

    def test_wrong_date_in_front_matter(self) -> None:
        with pytest.raises(InvalidDocument, match="write the date as 2024-08-13"):
            read_markdown(b"---\ndate: 2026-02-30\n---\nText.")


class TestHead:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Velmora steigert Gewinn\n\nDer Umsatz stieg.", "Velmora steigert Gewinn"),
            (
                "Deutsch\nEnglish\nFrançais\nNachricht\nVelmora steigert Gewinn\n5. November 2026\nText.",
                "Velmora steigert Gewinn",
            ),
            ("5. November 2026\nVelmora steigert Gewinn\nText.", "Velmora steigert Gewinn"),
            ("Facebook | Twitter | WhatsApp\nWird Velmora verkauft?\nText.", "Wird Velmora verkauft?"),
            ("# Velmora kauft zu #\n\nText.", "Velmora kauft zu"),
            ("Der Umsatz stieg. Der Gewinn auch.\nMehr Text.", None),
            ("STUTTGART, 5. November 2026 (Agentur) - Velmora hat mehr verdient\nund mehr.", None),
            ("Velmora steigert Gewinn", None),  # one line is text, and nothing else would be
            ("Velmora\n\nDer Umsatz stieg.", None),
            ("", None),
            ("Nachricht\nTeilen\n", None),
        ],
    )
    def test_title(self, text: str, title: str | None) -> None:
        assert head.title_of(text) == title

    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("Titel der Meldung\nStuttgart, 5. November 2026\n\nText.", "2026-11-05"),
            ("Titel\n2026-11-05 08:30 Uhr\nText.", "2026-11-05"),
            ("Titel\n05.11.2026, 08:30\nText.", "2026-11-05"),
            ("Title\n27 August 2026\nText.", "2026-08-27"),
            ("Title\nPublished on August 27, 2026\nText.", "2026-08-27"),
            ("Titre\nPublié le 30 juillet 2026 à 18h05\nTexte.", "2026-07-30"),
            ("LONDON, Aug 27, 2026 (Wire) - Tarnbeck cut its dividend after profit fell.", "2026-08-27"),
            (
                "BERLIN, 5. November 2026 – Der Konzern Velmora hat im dritten Quartal mehr verdient als erwartet.",
                "2026-11-05",
            ),
            (
                "Velmora teilte am 5. November 2026 mit, dass der Umsatz gestiegen sei, und nannte weitere Zahlen.",
                None,
            ),
            ("Titel\n\nIm Jahr 2026 soll der Umsatz steigen.", None),
            ("Velmora wurde am 1. März 1926 gegründet.\nText.", None),
            ("Titel ohne Datum\nText.", None),
        ],
    )
    def test_date(self, text: str, date: str | None) -> None:
        assert head.date_of(text) == date


class TestDates:
    @pytest.mark.parametrize(
        ("given", "iso"),
        [
            ("2024-08-13", "2024-08-13"),
            (" 2024-08-13T10:00:00Z ", "2024-08-13"),
            ("2024-08-13 10:00", "2024-08-13"),
            ("20240813", "2024-08-13"),
            ("13.8.2024", "2024-08-13"),
            ("13. August 2024", "2024-08-13"),
            ("August 13, 2024", "2024-08-13"),
            ("Tue, 13 Aug 2024 10:00:00 GMT", "2024-08-13"),
        ],
    )
    def test_read(self, given: str, iso: str) -> None:
        assert iso_date(given) == iso

    @pytest.mark.parametrize(
        "given",
        [
            "2024-02-30",
            "2024-13-01",
            "08/13/2024",
            "gestern",
            "",
            "2024",
            "2024-08",
            "0024-08-13",
            20240813,
            None,
            ["x"],
        ],
    )
    def test_refused(self, given: object) -> None:
        with pytest.raises(InvalidDocument, match="2024-08-13"):
            iso_date(given)


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Der Umsatz stieg im dritten Quartal um elf Prozent auf knapp zwei Milliarden Euro.", "de"),
            ("Revenue rose by eleven percent in the third quarter, the company said on Thursday.", "en"),
            ("Le chiffre d’affaires a progressé de onze pour cent au troisième trimestre.", "fr"),
            ("Los ingresos aumentaron un once por ciento en el tercer trimestre.", "es"),
            ("I ricavi sono aumentati dell'undici per cento nel terzo trimestre.", "it"),
            ("De omzet steeg in het derde kwartaal met elf procent tot bijna twee miljard euro.", "nl"),
            ("A receita aumentou onze por cento no terceiro trimestre, informou a empresa.", "pt"),
            ("12.345 67 %", "und"),
            ("", "und"),
        ],
    )
    def test_detect(self, text: str, code: str) -> None:
        assert detect(text) == code

    def test_only_the_languages_asked_for(self) -> None:
        assert detect("Der Umsatz stieg im dritten Quartal.", ("en", "fr")) in ("en", "fr")

    @pytest.mark.parametrize(("given", "code"), [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("pt_BR", "pt")])
    def test_codes(self, given: str, code: str) -> None:
        assert language(given) == code

    @pytest.mark.parametrize("given", ["", "german", "d", 7, None, "de en"])
    def test_no_codes(self, given: object) -> None:
        with pytest.raises(InvalidDocument, match="language code"):
            language(given)

    def test_options_are_checked(self) -> None:
        options = checked(date="13.08.2024", lang="DE", languages=["de-AT", "en"])
        assert (options.date, options.lang, options.languages) == ("2024-08-13", "de", ("de", "en"))
        with pytest.raises(InvalidDocument):
            checked(max_bytes=0)


class TestHtml:
    def test_a_page_gives_its_article_alone(self) -> None:
        article = read_html((SAMPLES / "de-wechsel.html").read_bytes())
        assert article.text.startswith("Velmora verliert seinen Finanzvorstand\n")
        assert article.title == "Velmora verliert seinen Finanzvorstand"
        assert article.date == "2026-11-18"
        assert article.source == "https://example.org/wirtschaftsbote/velmora-finanzvorstand"
        assert "600 Stellen" in article.text
        for junk in (
            "Cookies",
            "Startseite",
            "Français",
            "WhatsApp",
            "Impressum",
            "Leser77",
            "Depot",
            "Werbepartner",
            "<",
        ):
            assert junk not in article.text

    def test_charset_of_the_page(self) -> None:
        body = "<p>" + "Die Größe des Werks überrascht selbst Kenner der Branche. " * 5 + "</p>"
        top = '<html><head><meta charset="iso-8859-1"><title>Größe zählt hier</title></head>'
        page = f"{top}<body><article>{body}</article></body></html>"
        article = read_html(page.encode("latin-1"))
        assert "Die Größe des Werks" in article.text
        assert article.title == "Größe zählt hier"
        assert article.text.startswith("Größe zählt hier\n\n")

    def test_hostile_page_is_only_text(self) -> None:
        page = "<html><body><article><p>" + "Velmora &lt;script&gt;alert(1)&lt;/script&gt; meldet Zahlen. " * 6
        article = read_html((page + "<script>alert(2)</script></p></article></body></html>").encode())
        assert "<script>alert(1)</script>" in article.text
        assert "alert(2)" not in article.text

    @pytest.mark.parametrize(
        "page", [b"<html></html>", b"<!doctype html><html><body><nav>Menu</nav></body></html>", b"<html>"]
    )
    def test_no_article(self, page: bytes) -> None:
        with pytest.raises(InvalidDocument, match=r"save the article's text as \.txt"):
            read_html(page)


class TestJsonl:
    def test_text_is_kept_as_given_and_the_title_is_not_glued_to_it(self, tmp_path: Path) -> None:
        text = "Mu\u0308ller\r\nverdient\xa0mehr. "
        path = write(
            tmp_path / "a.jsonl",
            lines({"id": 7, "text": text, "title": "Titel", "date": "2024-08-13", "lang": "de", "source": "s"}),
        )
        (article,) = articles(path)
        assert article == Article(text, "Titel", "2024-08-13", "de", "s")

    def test_html_record(self, tmp_path: Path) -> None:
        page = (SAMPLES / "de-wechsel.html").read_text(encoding="utf-8")
        (article,) = articles(write(tmp_path / "a.jsonl", lines({"html": page, "source": "Bote"})))
        assert article.title == "Velmora verliert seinen Finanzvorstand"
        assert article.source == "Bote"

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ('{"text": "abgebrochen', "a.jsonl:3: invalid JSON"),
            ("[1, 2]", "a.jsonl:3: a list, not an object"),
            ('"text"', "a.jsonl:3: a str, not an object"),
            ('{"title": "ohne Text"}', "neither a text nor an html"),
            ('{"text": 7}', "its text is a int, not a string"),
            ('{"text": ""}', "no text in it"),
            ('{"text": " \\n "}', "no text in it"),
            ('{"text": "\\ud83d allein"}', "lone surrogate"),
            ('{"text": "a\\u0000b"}', "NUL"),
            ('{"text": "gut", "date": "30.02.2024"}', "there is no day '30.02.2024'"),
            ('{"text": "gut", "date": 5}', "is not a string"),
            ('{"text": "gut", "lang": "Deutsch!"}', "no language code"),
            ('{"text": "gut", "title": ["x"]}', "its title is a list"),
            ('{"id": {}, "text": "gut"}', "a.jsonl:3: the id {} is neither"),
            ('{"id": "1", "text": "anderer Text"}', "a.jsonl:3: the id of 'a.jsonl#1' stands on an earlier line too"),
            ("[" * 100_000, "a.jsonl:3: "),
        ],
    )
    def test_a_bad_line_is_named_and_the_others_are_read(self, tmp_path: Path, line: str, words: str) -> None:
        good = [
            lines({"id": "1", "text": "Eins."}),
            lines({"id": "2", "text": "Zwei."}),
            lines({"id": "4", "text": "Vier."}),
        ]
        path = write(tmp_path / "a.jsonl", good[0] + good[1] + line + "\n" + good[2])
        (told,) = problems(path)
        assert words in told
        assert [i.label for i in items(path) if isinstance(i, Record)][-1] == "a.jsonl#4"

    def test_bytes_that_are_no_utf8(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", lines({"text": "Eins."}).encode() + b'{"text": "\xff"}\n')
        assert problems(path) == ["a.jsonl:2: byte 10 of the line is not UTF-8: save the file as UTF-8"]

    def test_utf16(self, tmp_path: Path) -> None:
        assert "UTF-16" in problems(write(tmp_path / "a.jsonl", '{"text": "a"}\n'.encode("utf-16")))[0]

    def test_byte_order_mark_blank_lines_and_missing_last_line_end(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "Eins."}\n\n  \r\n{"text": "Zwei."}')
        assert [a.text for a in articles(path)] == ["Eins.", "Zwei."]

    def test_a_line_that_is_too_long(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", lines({"id": 1, "text": "x" * 3_000_000}, {"id": 2, "text": "kurz"}))
        options = Options(max_bytes=1_000_000)
        assert problems(path, options=options) == [
            "a.jsonl:1: longer than 1 MB: split it, or raise the limit with --max-mb"
        ]
        assert [a.text for a in articles(path, options=options)] == ["kurz"]

    def test_compressed(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(gzip.compress(lines({"text": "Eins."}).encode()))
        assert [a.text for a in articles(path)] == ["Eins."]

    def test_compressed_and_broken_off(self, tmp_path: Path) -> None:
        whole = gzip.compress(lines(*({"id": i, "text": os.urandom(400).hex()} for i in range(200))).encode())
        path = write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])
        found = items(path)
        assert any(isinstance(i, Record) for i in found)
        assert isinstance(found[-1], Problem)
        assert "copy it again" in str(found[-1])

    def test_compressed_in_name_only(self, tmp_path: Path) -> None:
        assert "copy it again" in problems(write(tmp_path / "a.jsonl.gz", b"no gzip"))[0]

    def test_no_record(self, tmp_path: Path) -> None:
        assert "no record in it" in problems(write(tmp_path / "a.jsonl", "\n\n"))[0]

    def test_complete_only_without_a_bad_line(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", lines({"text": "Eins."}))
        assert Complete(key_of(str(path)), folder=False) in items(path)
        write(path, lines({"text": "Eins."}) + "{\n")
        assert not any(isinstance(i, Complete) for i in items(path))

    def test_keys_do_not_hang_on_the_line(self, tmp_path: Path) -> None:
        one, two = {"text": "Eins."}, {"id": "b", "text": "Zwei."}
        first = {i.key for i in items(write(tmp_path / "a.jsonl", lines(one, two))) if isinstance(i, Record)}
        second = {i.key for i in items(write(tmp_path / "a.jsonl", lines(two, one))) if isinstance(i, Record)}
        assert first == second

    def test_a_large_file_is_not_held_in_memory(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        with path.open("w") as file:
            for i in range(3_000):
                file.write(json.dumps({"id": i, "text": f"{i} " + "x" * 20_000}) + "\n")
        code = (
            "import resource, sys; from kg.ingest.files import scan; from kg.ingest.records import Options, Record\n"
            "base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "n = sum(isinstance(i, Record) for i in scan([sys.argv[1]], Options()))\n"
            "print(n, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024)"
        )
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        count, grown = map(int, done.stdout.split())
        assert count == 3_000
        assert grown < 30  # MB, for a file of 60 MB


class TestFiles:
    def test_a_folder_with_all_below_it(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/c.md", "a/.hidden.txt", ".git/d.txt", "e.PNG", "a/README.md", "f.HTM", "LICENSE"):
            write(tmp_path / name, TEXT if not name.endswith("HTM") else f"<html><body><p>{TEXT * 5}</p></body></html>")
        found = items(tmp_path)
        assert [i.label for i in found if isinstance(i, Record)] == ["b.txt", "f.HTM", "a/c.md"]
        assert sorted(Path(i.where).name for i in found if isinstance(i, Skipped)) == ["LICENSE", "README.md", "e.PNG"]
        assert found[-1] == Complete(key_of(str(tmp_path)), folder=True)

    def test_a_readme_that_is_named_itself_is_read(self, tmp_path: Path) -> None:
        assert [a.text for a in articles(write(tmp_path / "README.md", TEXT))] == [TEXT]

    def test_each_file_once(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", TEXT)
        assert len(articles(path, tmp_path, str(tmp_path) + "/./a.txt")) == 1

    def test_no_suffix_and_unknown_suffix(self, tmp_path: Path) -> None:
        assert articles(write(tmp_path / "meldung", TEXT))[0].text == TEXT
        assert ".csv is not a format that is read" in problems(write(tmp_path / "a.csv", TEXT))[0]

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("leer.txt", b"", "leer.txt: the file is empty: leave it out"),
            ("blank.txt", b" \n\t\n", "blank.txt: the file is empty"),
            ("nur-bom.txt", b"\xef\xbb\xbf\n", "no text in it"),
            ("binaer.txt", os.urandom(64) + b"\x00" * 8, "bina"),
            ("kaputt.pdf", b"%PDF-1.7\n%broken", "kaputt.pdf: it is no PDF that can be read"),
            ("falsch.txt", b"%PDF-1.7\n%broken", "this is a PDF, not text"),
            ("kyrillisch.txt", "Привет, мир".encode("cp1251"), "save the article as UTF-8"),
            ("leer.html", b"<html><body></body></html>", "no article was found on this page"),
            ("leer.jsonl", b"", "no record in it"),
        ],
    )
    def test_bad_files_are_named_with_the_cure(self, tmp_path: Path, name: str, content: bytes, words: str) -> None:
        write(tmp_path / name, content)
        write(tmp_path / "gut.txt", TEXT)
        (told,) = problems(tmp_path)
        assert name in told
        assert words in told
        assert "\n" not in told
        assert [i.label for i in items(tmp_path) if isinstance(i, Record)][-1:] != []

    def test_too_big_is_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "gross.txt"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        (told,) = problems(path)
        assert told.endswith(
            "50 MB are more than one article has (limit 20 MB): split it, write it as .jsonl, "
            "or raise the limit with --max-mb 50"
        )
        assert "limit" not in " ".join(problems(path, options=Options(max_bytes=50_000_000)))

    def test_missing_and_addresses(self, tmp_path: Path) -> None:
        assert problems(tmp_path / "fehlt.txt") == [
            f"{tmp_path}/fehlt.txt: no such file or folder: check the spelling, or run `ls` there"
        ]
        assert "web addresses are not fetched" in problems("https://example.org/a")[0]
        assert "no such file" in problems("a\0b")[0]

    def test_folder_without_articles(self, tmp_path: Path) -> None:
        write(tmp_path / "bild.png", b"x")
        assert "no articles in this folder: put files that end in .txt" in problems(tmp_path)[0]

    def test_folder_that_cannot_be_walked_to_its_end(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", TEXT)
        link = tmp_path / "kreis"
        link.symlink_to(tmp_path)
        (tmp_path / "tot.txt").symlink_to(tmp_path / "nirgends")
        os.mkfifo(tmp_path / "rohr.txt")
        assert [i.label for i in items(tmp_path) if isinstance(i, Record)] == ["a.txt"]

    def test_no_permission(self, open_path: Path) -> None:
        write(open_path / "zu.txt", TEXT).chmod(0)
        write(open_path / "zu.jsonl", lines({"text": TEXT})).chmod(0)
        write(open_path / "ordner/a.txt", TEXT).parent.chmod(0)
        write(open_path / "gut.txt", TEXT).chmod(0o644)
        os.mkfifo(open_path / "rohr", 0)
        with permissions_count():
            told = "\n".join(problems(open_path, open_path / "rohr"))
            found = items(open_path)
        (open_path / "ordner").chmod(0o755)
        assert [i.label for i in found if isinstance(i, Record)] == ["gut.txt"]
        assert "zu.txt: no permission to read it: `chmod u+r` it" in told
        assert "rohr: no permission to read it" in told
        assert "zu.jsonl: no permission to read it" in told
        assert "ordner: no permission to read it" in told

    def test_names_that_are_no_utf8(self, tmp_path: Path) -> None:
        name = os.fsdecode(os.fsencode(tmp_path) + b"/m\xfcll.txt")
        try:
            Path(name).write_text(TEXT)
        except OSError:
            pytest.skip("this file system takes UTF-8 names only")
        (record,) = (i for i in items(tmp_path) if isinstance(i, Record))
        record.key.encode()
        record.label.encode()
        assert path_of(record.key) == name

    def test_names_with_control_characters_stay_on_one_line(self, tmp_path: Path) -> None:
        write(tmp_path / "a\n\x1b[31mb.txt", b"")
        (told,) = problems(tmp_path)
        assert "\n" not in told
        assert "\x1b" not in told

    def test_overrides(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.md", "---\ntitle: T\ndate: 2024-01-01\nlang: fr\nsource: s\n---\nText.")
        (article,) = articles(path, options=Options(date="2025-02-02", lang="de", source="Bote"))
        assert (article.title, article.date, article.lang, article.source) == ("T", "2025-02-02", "de", "Bote")


class TestStream:
    @pytest.mark.parametrize(
        ("data", "texts"),
        [
            (TEXT.encode(), [TEXT]),
            (b"\xef\xbb\xbf" + TEXT.encode(), [TEXT]),
            (lines({"text": "Eins."}, {"text": "Zwei."}).encode(), ["Eins.", "Zwei."]),
        ],
    )
    def test_what_comes_in_is_told_by_its_beginning(self, data: bytes, texts: list[str]) -> None:
        assert [a.text for a in articles("-", stdin=data)] == texts

    def test_a_page(self) -> None:
        (article,) = articles("-", stdin=(SAMPLES / "de-wechsel.html").read_bytes())
        assert article.date == "2026-11-18"

    def test_a_pipe_of_the_shell(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
        writer.start()
        assert [a.text for a in articles(pipe)] == [TEXT]
        writer.join()

    def test_nothing_came(self) -> None:
        assert problems("-", stdin=b" \n") == [
            "standard input: nothing came in: pipe an article into it, as in `kg build - < article.txt`"
        ]

    def test_too_much(self) -> None:
        assert "more than one article" in problems("-", stdin=b"x" * 2_000_000, options=Options(max_bytes=1_000_000))[0]

    def test_two_texts_are_two_documents(self) -> None:
        keys = {i.key for t in (b"Eins.", b"Zwei.") for i in items("-", stdin=t) if isinstance(i, Record)}
        assert len(keys) == 2


def test_samples_are_six_articles() -> None:
    found = articles(SAMPLES)
    assert len(found) == 6
    assert len({document_id(a.text) for a in found}) == 6
    assert [a.lang or detect(a.text) for a in found] == ["de", "de", "de", "en", "en", "fr"]
    for article in found:
        assert article.title
        assert article.date
        assert 200 <= len(article.text.split()) <= 350
