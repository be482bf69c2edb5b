"""OGC API Features 1, requirements class HTML (17-069r4, clause 8.2)."""
import html.parser
import urllib.parse

import pytest

PATHS = ["/", "/conformance", "/collections", "/collections/assets", "/collections/assets/items",
         "/collections/assets/items/SV000001", "/collections/assets/queryables", "/api-definition"]


class Page(html.parser.HTMLParser):
    """Links, texts and tags; and whether every element that was opened was closed."""

    VOID = {"meta", "link", "br", "hr", "img", "input", "col", "area", "base", "source", "wbr"}

    def __init__(self, text):
        super().__init__()
        self.links, self.texts, self.tags, self.open, self.attributes = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open[-1] != tag and self.open[-1] in ("p", "li", "td", "th", "tr", "dt", "dd"):
            self.open.pop()  # HTML closes these by itself
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("path", PATHS)
def test_definition__it_is_given_by_f_and_by_accept(reader, path):
    for answer in (reader.get(path, {"f": "html"}), reader.get(path, Accept="text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")):
        assert answer.status == 200 and answer.type == "text/html", answer
        assert "charset=utf-8" in answer.headers["Content-Type"].lower()


@pytest.mark.parametrize("path", PATHS)
def test_content__the_page_is_well_formed_and_has_what_the_json_says(reader, path):
    page = Page(reader.get(path, {"f": "html"}).text)
    assert page.tags[0] == "html" and "title" in page.tags and "h1" in page.tags and page.open == []


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/api-definition"])
def test_content__it_has_the_links_of_the_json(reader, path):
    """But those to the page itself and to other pages of the same list."""
    page = Page(reader.get(path, {"f": "html"}).text)
    led = {urllib.parse.urljoin(path, link) for link in page.links}
    paths = {urllib.parse.urlsplit(link).path for link in led}
    for link in reader.json(path, {"f": "json"}).get("links", []):
        if link["rel"] not in ("self", "license", "describedby", "type") and link["href"].startswith("http://127."):
            assert urllib.parse.urlsplit(link["href"]).path in paths, link


def test_content__features_and_their_values_are_there(reader):
    page = " ".join(Page(reader.get("/collections/assets/items/SV000005", {"f": "html"}).text).texts)
    assert "Internal office" in page and "SV000005" in page


def test_content__what_people_wrote_is_text_and_nothing_else(reader):
    for path in ("/collections/assets/items/SV000001", "/collections/assets/items?filter=reference%20LIKE%20'SV%25'"):
        text = reader.get(path, Accept="text/html").text
        page = Page(text)
        assert "<script>alert" not in text
        assert "script" not in page.tags, "the page needs no script"
        assert not [name for name in page.attributes if name.startswith("on")]
        assert any("<script>alert('x')</script>" in part for part in page.texts) or path.endswith("25'")


def test_content__pages_of_features_lead_to_the_next(reader):
    page = Page(reader.get("/collections/assets/items", {"f": "html", "limit": "5"}).text)
    following = [link for link in page.links if "limit=5" in link and link.count("=") > 2 or "next" in link]
    assert following, page.links


def test_content__a_fault_is_a_page_too_or_a_problem(reader):
    answer = reader.get("/collections/assets/items?colour=red", Accept="text/html")
    assert answer.status == 400 and answer.type in ("text/html", "application/problem+json")
    assert "colour" in answer.text
