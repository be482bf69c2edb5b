"""The pages: whole documents that need no script, with everything escaped."""
import html.parser
import re

import pytest

PAGES = ["/", "/api.html", "/conformance", "/collections", "/collections/assets", "/collections/assets/queryables", "/collections/assets/sortables",
         "/collections/assets/schema", "/collections/assets/items", "/collections/assets/items?limit=2&sortby=-name",
         "/collections/assets/items/SV000001", "/collections/assets/items/SC000001", "/collections/land_parcels/items", "/collections/land_parcels/items/SV000001-1",
         "/collections/boundaries/items"]


class Page(html.parser.HTMLParser):
    """Counts elements, checks that they are closed in order, and keeps links and texts."""

    EMPTY = {"meta", "link", "br"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.count, self.links, self.texts, self.attributes = [], {}, [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.count[tag] = self.count.get(tag, 0) + 1
        self.attributes.extend((tag, *pair) for pair in attrs)
        if tag == "a":
            self.links.append(dict(attrs)["href"])
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)


def page(client, path, role="reader"):
    answer = client(role).get(path, Accept="text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/html"), answer
    return answer.text, Page(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_has_its_landmarks(client, path):
    text, parsed = page(client, path)
    assert text.startswith("<!DOCTYPE html>") and 'lang="en-GB"' in text
    for element in ("title", "header", "main", "footer", "h1"):
        assert parsed.count.get(element) == 1, element
    assert parsed.count.get("table", 0) == parsed.count.get("caption", 0)
    assert all(value in ("col", "row") for tag, name, value in parsed.attributes if tag == "th" and name == "scope")
    assert sum(1 for tag, name, _ in parsed.attributes if tag == "th" and name == "scope") == parsed.count.get("th", 0)
    assert "#main" in parsed.links[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_and_keeps_to_the_policy(client, path):
    text, parsed = page(client, path)
    assert "script" not in parsed.count and "style" not in parsed.count and "iframe" not in parsed.count
    assert not [name for _, name, _ in parsed.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"javascript:", text)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client, service, path):
    _, parsed = page(client, path)
    for link in set(parsed.links):
        if link.startswith(service.url):
            assert client("reader").get(link).status == 200, link


def test_what_is_in_the_register_is_text_and_never_markup(client):
    for path in ("/collections/assets/items?id=SV000001", "/collections/assets/items/SV000001"):
        _, parsed = page(client, path)
        assert any("<script>alert('x')</script>" in text for text in parsed.texts)
    answer = client("reader").get("/collections/assets/items", {"f": "html", "name": '"><script>alert(1)</script>'})
    assert answer.status == 200 and "script" not in Page(answer.text).count
    answer = client("reader").get("/collections/assets/items", {"f": "html", "filter": "name = '<img src=x onerror=alert(1)>'"})
    assert answer.status == 200 and "img" not in Page(answer.text).count


def test_a_cell_without_a_value_says_so_and_numbers_stand_in_line(client):
    text, _ = page(client, "/collections/assets/items?properties=name,floor_area_m2,score_1")
    assert '<td class="number"><span class="quiet">unknown</span></td>' in text and '<th scope="col" class="number">' in text
    assert "<td></td>" not in text


def test_a_feature_is_headed_by_its_name(client):
    name = client("reader").get("/collections/assets/items/SV000002").json["properties"]["name"]
    _, parsed = page(client, "/collections/assets/items/SV000002")
    assert f"Assets: SV000002, {name}" in parsed.texts


def words(text):
    return " ".join("".join(text).split())


def test_the_page_of_an_asset_explains_it_in_the_words_of_the_command_line(client, service):
    text, parsed = page(client, "/collections/assets/items/SC000001", "steward")
    shown, printed = words(parsed.texts), words(service.terrier("explain", "SC000001"))
    for part in ("verdict", "help", "proposals", "why", "record"):
        assert f'id="{part}"' in text and f"#{part}" in parsed.links
    sentences = [line for line in re.split(r"(?<=\.) (?=[A-Z])", printed) if re.match(r"Run|Clears|To: SV|Worth|The newest", line)]
    assert len(sentences) >= 5, sentences
    assert "Could reach 60: Maintain." in shown and "Could reach 60: Maintain." in printed
    for sentence in sentences:
        assert re.sub(r" \d\.$", "", sentence) in shown, sentence
    for objective in set(re.findall(r'href="#(objective-\d)"', text)):
        assert f'id="{objective}"' in text
    assert len(re.findall(r'href="#objective-\d"', text)) == 5


def test_the_public_is_told_nothing_of_scores_options_or_proposals(client):
    answer = client("public").get("/collections/assets/items/SC000001", {"f": "html"})
    assert answer.status == 200
    for word in ("verdict", "What would help", "roposal", "programme", "Judged", "objective-"):
        assert word not in answer.text, word


def test_an_explanation_withholds_what_is_marked_above_the_reader(client):
    told = {role: page(client, "/collections/assets/items/SC000001", role)[0] for role in ("reader", "steward")}
    assert "Personal refuge" in told["steward"] and "Personal refuge" not in told["reader"]
    assert "Maintain" in told["reader"]


def test_of_an_asset_that_no_run_judged_the_page_says_so(client):
    assert "did not judge it" in page(client, "/collections/assets/items/SV000001")[0]


def test_what_is_proposed_is_on_the_page_with_how_far_it_has_come(client):
    proposals = client("reader").get("/collections/proposals/items", {"limit": 1}).json["features"]
    own = proposals[0]["properties"]
    _, parsed = page(client, f"/collections/assets/items/{own['reference']}")
    assert own["name"] in parsed.texts and own["state"] in words(parsed.texts)


def test_pages_of_signing_in_lead_on(client, service):
    text, parsed = page(client, "/sign-in")
    assert 'lang="en-GB"' in text and f"{service.url}/" in parsed.links
    _, start = page(client, "/")
    assert f"{service.url}/sign-in" in start.links


def test_pages_of_features_turn(client):
    _, first = page(client, "/collections/assets/items?limit=5")
    following = next(link for link in first.links if "after=" in link)
    _, second = page(client, following)
    assert any("before=" in link for link in second.links) and any("after=" in link for link in second.links)


def test_a_page_has_the_properties_asked_for(client):
    _, parsed = page(client, "/collections/assets/items?limit=2&properties=uprn,ward")
    assert "UPRN" in parsed.texts and "Ward" in parsed.texts and "Post town" not in parsed.texts
