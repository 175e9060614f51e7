from __future__ import annotations

import builtins
import datetime as dt
from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.model import Document
from timeline.reading import read

STORY = (
    "The foreign ministers of the two states met in the harbour town on Tuesday and agreed to hold a summit in autumn. "
    "They spoke for three hours about the railway, and about the visas that their citizens need."
)
MORE = "A second round of talks will take place in the capital on 4 July, the hosts said after the meeting had ended."
PAGE = f"""<!doctype html>
<html lang="en"><head>
<title>Ministers meet in harbour town | Harbour Wire</title>
<link rel="canonical" href="https://harbour.example/news/ministers-meet">
<meta property="og:site_name" content="Harbour Wire">
<meta property="og:title" content="Ministers meet in harbour town">
<meta property="article:published_time" content="2025-06-10T08:30:00+02:00">
<script>var stolen = "7 January 1999";</script>
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ministers meet in harbour town</h1><p>{STORY}</p><p>{MORE}</p></article>
<footer>Copyright 2011 Harbour Wire. All rights reserved.</footer>
</body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe Daily</title><language>en-gb</language>
<item><title>Talks &amp; a treaty</title><link>https://steppe.example/1</link><guid>steppe-1</guid>
<pubDate>Tue, 10 Jun 2025 08:30:00 GMT</pubDate>
<description>&lt;p&gt;Leaders met in the &lt;b&gt;old town&lt;/b&gt;.&lt;/p&gt;
&lt;p&gt;They will meet again.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://steppe.example/2</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title>
<entry><id>tag:ministry.example,2025:7</id><title>Visit</title><updated>2025-06-12T10:00:00Z</updated>
<published>2025-06-11T10:00:00Z</published><link href="https://ministry.example/7"/><summary>Short.</summary>
<content type="html">&lt;p&gt;The minister will visit the north.&lt;/p&gt;</content></entry></feed>"""

MAIL = """From: Press Office <press@ministry.example>
To: all@news.example
Subject: =?utf-8?q?Visit_to_Malm=C3=B6?=
Date: Tue, 10 Jun 2025 08:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The minister will visit Malm=F6 on 17 June.
--x
Content-Type: text/html; charset=utf-8

<p>The minister will visit <b>Malmö</b>.</p>
--x--
"""


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_saved_page(tmp_path: Path) -> None:
    [document] = read(write(tmp_path / "page.html", PAGE))
    assert document.title == "Ministers meet in harbour town"
    assert document.published is not None
    assert document.day == dt.date(2025, 6, 10)
    assert (document.source, document.url) == ("Harbour Wire", "https://harbour.example/news/ministers-meet")
    assert (document.id, document.language) == ("page", "en")
    assert STORY in document.text
    assert MORE in document.text
    for noise in ("Sport", "Copyright", "stolen", "<p>"):
        assert noise not in document.text


def test_a_bare_page(tmp_path: Path) -> None:
    [document] = read(write(tmp_path / "p.htm", "<html><body><p>Leaders met.</p><p>They left.</p></body></html>"))
    assert document.text.split() == ["Leaders", "met.", "They", "left."]
    assert document.published is None


def test_the_day_is_not_taken_from_the_text_of_the_page(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2025-06-10T08:30:00+02:00">', "")
    [document] = read(write(tmp_path / "p.html", page))
    assert document.day != dt.date(2025, 7, 4)
    assert document.day != dt.date(1999, 1, 7)


def test_json_ld_gives_the_day(tmp_path: Path) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-02T10:00:00Z"}</script>'
    )
    page = PAGE.replace('<meta property="article:published_time" content="2025-06-10T08:30:00+02:00">', data)
    [document] = read(write(tmp_path / "p.html", page))
    assert document.day == dt.date(2031, 5, 2)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("no-such", "utf-8"),
    ],
)
def test_the_charset_of_a_page(tmp_path: Path, charset: str, encoding: str) -> None:
    word = {"cp1252": "Malmö “met”", "cp1251": "Саммит", "gb18030": "峰会"}.get(encoding, "Malmö 峰会")
    page = f'<html><head><meta charset="{charset}"></head><body><article><p>{word} {STORY}</p></article></body></html>'
    [document] = read(write(tmp_path / "p.html", page.encode(encoding)))
    assert word in document.text


@pytest.mark.parametrize("content", ["", "<html><body></body></html>"])
def test_a_page_without_an_article(tmp_path: Path, content: str) -> None:
    with pytest.raises(
        ReadError, match=r"p\.html: (it holds no HTML; save the page again|no article was found in the page)"
    ):
        list(read(write(tmp_path / "p.html", content)))


def test_a_library_without_its_parts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ImportError("lxml.html.clean is a project of its own")

    monkeypatch.setattr("timeline.reading.reader.import_module", broken)
    with pytest.raises(
        ReadError, match=r"needs lxml.html.clean is a project of its own, which is not installed; install"
    ):
        list(read(write(tmp_path / "p.html", PAGE)))


def test_rss(tmp_path: Path) -> None:
    errors: list[ReadError] = []
    documents = list(read(write(tmp_path / "f.rss", RSS), on_error=errors.append))
    assert documents == [
        Document(
            id="steppe-1",
            text="Leaders met in the old town.\n\nThey will meet again.",
            title="Talks & a treaty",
            published=dt.datetime(2025, 6, 10, 8, 30, tzinfo=dt.timezone.utc),
            source="Steppe Daily",
            url="https://steppe.example/1",
            language="en",
        )
    ]
    assert "item 2 has no text (document 'https://steppe.example/2'); leave it out" in str(errors[0])


def test_atom(tmp_path: Path) -> None:
    [document] = read(write(tmp_path / "f.xml", ATOM))
    assert document.text == "The minister will visit the north."
    assert (document.id, document.day) == ("tag:ministry.example,2025:7", dt.date(2025, 6, 11))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<a/>", "no RSS or Atom feed"),
        ("text", "no RSS or Atom feed"),
        (RSS.split("<item>", maxsplit=1)[0] + "</channel></rss>", "the feed has no items"),
    ],
)
def test_no_feed(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        list(read(write(tmp_path / "f.xml", content)))


def test_a_mail(tmp_path: Path) -> None:
    [document] = read(write(tmp_path / "m.eml", MAIL.replace("\n", "\r\n")))
    assert document.text.strip() == "The minister will visit Malmö on 17 June."
    assert (document.title, document.source) == ("Visit to Malmö", "Press Office")
    assert document.published == dt.datetime(2025, 6, 10, 8, 30, tzinfo=dt.timezone.utc)


def test_a_mail_of_html_alone(tmp_path: Path) -> None:
    mail = "From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<p>One.</p><p>Two &amp; three.</p>"
    [document] = read(write(tmp_path / "m.eml", mail))
    assert (document.text, document.source, document.published) == ("One.\n\nTwo & three.", "a@b.example", None)


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("From: a@b.example\n\n", "it has no text; save what it holds"),
        ("Content-Type: text/plain; charset=no-such\n\nx\n", "cannot be decoded"),
        ("Date: whenever\n\nx", "the day of publication cannot be read"),
    ],
)
def test_mails_at_fault(tmp_path: Path, mail: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        list(read(write(tmp_path / "m.eml", mail)))


def test_a_folder_mixes_all(tmp_path: Path) -> None:
    write(tmp_path / "a.eml", MAIL)
    write(tmp_path / "b.html", PAGE)
    write(tmp_path / "c.xml", ATOM)
    write(tmp_path / "d.txt", "Leaders met.")
    write(tmp_path / "e.csv", "text\nLeaders left.\n")
    assert [document.id for document in read(tmp_path)] == ["a", "b", "tag:ministry.example,2025:7", "d", "e-1"]


@pytest.mark.parametrize(("name", "library"), [("p.html", "trafilatura"), ("f.xml", "feedparser")])
def test_a_missing_extra_is_told(tmp_path: Path, name: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_import = builtins.__import__

    def lacking(name: str, *rest: object) -> object:
        if name == library:
            raise ModuleNotFoundError(f"No module named {library!r}", name=library)
        return whole_import(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(
        ReadError, match=rf'needs {library}, which is not installed; .*pip install "timeline-events\[html\]"'
    ):
        list(read(write(tmp_path / name, PAGE)))
