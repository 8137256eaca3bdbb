"""Links within sites of each generator, on trees that the tests make."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.discovery_asked import Ignores
from pubcheck.grammar.site_references import Reference, parse
from pubcheck.linter_sites import Sites

PAGE = "---\ntitle: {}\n---\n"


@pytest.fixture
def tree(tmp_path):
    """Make files below a folder, which is a repository unless ``.git`` is left out."""

    def make(files: dict[str, str], *, git: bool = True) -> str:
        for name, text in {**files, **({".git/HEAD": ""} if git else {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return str(tmp_path)

    return make


def outcomes(root: str, source: str, links: dict[str, str], settings: dict[str, str] | None = None) -> None:
    """Each link in a file has the outcome that is said of it."""
    path = os.path.join(root, source)
    site = Sites(root, settings or {}).of(path)
    assert site is not None
    found = {}
    for link in links:
        reference = parse(link)
        assert reference is not None, link
        found[link] = site.target(path, reference).outcome
    assert found == links


HUGO = {
    "hugo.toml": """
baseURL = "https://www.example.gov/"
disableKinds = ["rss"]
[permalinks]
news = "/:year/:month/:slug/"
guides = "/handbook/:sections[1:]/:filename/"
[taxonomies]
topic = "topics"
""",
    "content/news/2024/harbor.md": "---\ntitle: Harbor Day\n"
    "date: 2024-05-31T23:30:00-04:00\naliases: [/old/harbor/]\n---\n## Who came?\n",
    "content/news/boats.md": "+++\ntitle = 'Boats'\ndate = 2023-01-02\nslug = 'all-boats'\n+++\n",
    "content/guides/sea/start.md": PAGE.format("Start"),
    "content/about/_index.md": PAGE.format("About"),
    "content/about/team/index.md": PAGE.format("Team"),
    "content/about/team/crew.jpg": "",
    "content/about/plan.en.md": "---\nurl: /the/plan.html\n---\n",
    "content/landing.md": PAGE.format("Landing"),
    "static/files/Plan.pdf": "",
    "static/img/boat.png": "",
    "layouts/_default/baseof.html": '<main id="main">{{ block "main" . }}{{ end }}</main>',
}


def test_hugo(tree):
    root = tree(HUGO)
    outcomes(
        root,
        "content/news/2024/harbor.md",
        {
            "/2024/05/harbor-day/": "found",
            "/2024/06/harbor-day": "found",  # its zone may make it the next day
            "/2024/07/harbor-day/": "missing",
            "/2023/01/all-boats/index.html": "found",
            "/2023/01/boats/": "missing",
            "/old/harbor": "found",
            "/handbook/sea/start/": "found",
            "/about/": "found",
            "/About/Team/": "found",
            "/about/team/crew.jpg": "found",
            "/about/team/cruise.jpg": "missing",
            "/about/tea/": "missing",
            "/the/plan.html": "found",
            "/landing": "found",
            "/news/": "found",
            "/topics/water/": "unknown",
            "/files/Plan.pdf": "found",
            "/files/plan.pdf": "case",
            "/img/boat.jpg": "missing",
            "/css/site.min.css": "unknown",
            "/index.xml": "unknown",
            "../all-boats/": "missing",
            "../../../2023/01/all-boats/": "found",
            '{{< ref "/about/team" >}}': "found",
            '{{< ref "boats.md" >}}': "found",
            '{{% relref "team" %}}': "found",
            '{{< ref "ships.md" >}}': "missing",
            '{{< ref "about/plan.md" >}}': "found",
            "{% link a.md %}": "unknown",
            "/2024/05/harbor-day/#who-came": "found",
            "#who-came": "found",
            "#who-came-not": "anchor",
            "#main": "found",
        },
    )


@pytest.mark.parametrize(
    ("files", "address"),
    [
        ({"hugo.toml": 'theme = "ananke"'}, "/x/"),
        ({"hugo.toml": '[module]\n[[module.imports]]\npath = "example.gov/theme"'}, "/x/"),
        ({"hugo.toml": "", "content/_content.gotmpl": "{{ }}"}, "/x/"),
        ({"hugo.toml": "", "content/x/_content.gotmpl": "{{ }}"}, "/x/y/"),
        ({"hugo.toml": "", "content/x.md": "---\nurl: /:unknown/\n---\n"}, "/y/"),
        ({"hugo.toml": "", "content/a.md": "", "static/_redirects": "/y/* /z/:splat 301\n"}, "/y/a/"),
        ({"hugo.toml": 'baseURL = "https://www.example.gov/harbor/"', "content/a.md": ""}, "/y/"),
        ({"_config.yml": "plugins: [jekyll-archives]"}, "/x/"),
        ({"_config.yml": "", "Gemfile": "group :jekyll_plugins do\n  gem 'jekyll-archives'\nend"}, "/x/"),
        ({"eleventy.config.js": "", "_includes/a.njk": "---\npermalink: /{{ x }}/\n---\n"}, "/x/"),
        ({"_config.yml": "", "_plugins/a.rb": "class A < Jekyll::Generator"}, "/x/"),
        ({"_config.yml": "theme: minima"}, "/assets/x.png"),
        ({"_config.yml": "", "x.md": "---\npermalink: /{{ page.a }}/\n---\n"}, "/y/"),
        ({"eleventy.config.js": "export const config = { dir: { input: folder } }"}, "/x/"),
        ({"eleventy.config.js": "", "a.njk": "---\npermalink: '{{ x }}/'\n---\n"}, "/x/"),
        ({"eleventy.config.js": "", "a.njk": "---\npermalink: 'tags/{{ x }}/'\n---\n"}, "/tags/x/"),
        ({"eleventy.config.js": "", "posts/posts.json": '{"permalink": "{{ title | slugify }}/"}'}, "/x/"),
        ({"astro.config.mjs": "", "src/pages/news/[slug].astro": ""}, "/news/x/"),
        ({"astro.config.mjs": "", "src/pages/[...slug].astro": ""}, "/x/"),
        ({"gatsby-config.js": ""}, "/x/"),
        ({"mkdocs.yml": ""}, "/x/"),
        ({"README.md": ""}, "/x/"),
        ({"index.html": "", "robots.txt": "", ".htaccess": "RewriteRule ^x y"}, "/x"),
    ],
)
def test_what_code_makes_cannot_be_told(tree, files, address):
    outcomes(tree(files), "a.md", {address: "unknown"})


def test_jekyll(tree):
    root = tree(
        {
            "_config.yml": """
permalink: /news/:year/:month/:title/
include: [_pages]
collections:
  guides:
    output: true
    permalink: /handbook/:path/
  people:
    output: true
defaults:
  - scope: {path: "", type: people}
    values: {permalink: "/who/:slug/"}
""",
            "_posts/2024-05-01-harbor-day.md": PAGE.format("Harbor Day") + "# Harbor Day\n",
            "boats/_posts/2024-05-02-all.md": "---\npermalink: /boats/all.html\n"
            "redirect_from:\n  - /fleet/\n---\n",
            "_pages/team.md": "---\npermalink: /team/\n---\n## Crew & boats\n",
            "_guides/sea/start.md": PAGE.format("Start"),
            "_people/ann.md": PAGE.format("Ann"),
            "about.md": PAGE.format("About"),
            "docs/README.md": "",
            "assets/boat.png": "",
            "_layouts/default.html": "<div id=page></div>",
        }
    )
    outcomes(
        root,
        "_pages/team.md",
        {
            "{{ site.baseurl }}/news/2024/05/harbor-day/": "found",
            "/news/2024/05/harbour-day/": "missing",
            "/boats/all": "found",
            "/fleet/": "found",
            "/handbook/sea/start/": "found",
            "/who/ann": "found",
            "/people/ann/": "missing",
            "/about.html": "found",
            "/docs/": "found",
            "/team/#crew--boats": "found",
            "/team/#crew-boats": "anchor",
            "/team/#page": "found",
            "{{ '/assets/boat.png' | relative_url }}": "found",
            "/assets/Boat.png": "case",
            "/assets/ship.png": "missing",
            "{% link _posts/2024-05-01-harbor-day.md %}": "found",
            "{% link _pages/Team.md %}": "case",
            "{{ site.baseurl }}{% link _pages/crew.md %}": "missing",
            "{% post_url 2024-05-02-all %}": "found",
            "{% post_url 2024-05-03-all %}": "missing",
            "../team/": "found",
        },
    )


def test_eleventy(tree):
    root = tree(
        {
            "eleventy.config.js": """
// addPassthroughCopy("no");
module.exports = (config) => {
  config.addPassthroughCopy("src/img");
  config.addPassthroughCopy({ "public": "/" });
  return { dir: { input: "src" } };
};""",
            "src/index.md": PAGE.format("Home"),
            "src/posts/2024-05-01-harbor.md": PAGE.format("Harbor"),
            "src/about.njk": "---\npermalink: /who-we-are/\n---\n",
            "src/draft.md": "---\npermalink: false\n---\n",
            "src/img/boat.png": "",
            "public/plan.pdf": "",
            "src/_includes/base.njk": "",
        }
    )
    outcomes(
        root,
        "src/index.md",
        {
            "/posts/harbor/": "found",
            "/who-we-are/": "found",
            "{{ '/who-are-we/' | url }}": "missing",
            "/img/boat.png": "found",
            "/img/Boat.png": "case",
            "/plan.pdf": "found",
            "/plans.pdf": "missing",
            "posts/harbor/": "found",
            "ports/harbor/": "missing",
        },
    )


def test_astro(tree):
    root = tree(
        {
            "astro.config.mjs": 'export default defineConfig({ base: "/site" })',
            "src/pages/index.astro": "",
            "src/pages/about/team.md": "",
            "src/pages/news/[slug].astro": "",
            "src/content/a.md": "",
            "src/content/boat.png": "",
            "public/plan.pdf": "",
        }
    )
    outcomes(
        root,
        "src/content/a.md",
        {
            "/site/about/team/": "found",
            "/site/about/crew/": "missing",
            "/site/news/x/": "unknown",
            "/site/plan.pdf": "found",
            "/other/": "unknown",
            "./boat.png": "found",
            "./ship.png": "missing",
            "team/": "unknown",
        },
    )


def test_a_built_site(tree):
    root = tree(
        {
            "index.html": '<!doctype html><html><p id="top-news">',
            "sitemap.xml": "",
            "about.html": "<html><a name='crew'></a>",
            "news/index.html": "",
            "img/boat.png": "",
        },
        git=False,
    )
    outcomes(
        root,
        "news/index.html",
        {
            "/": "found",
            "/about": "found",
            "../about.html#crew": "found",
            "../about.html#boats": "anchor",
            "/news": "found",
            "../img/boat.png": "found",
            "../img/ship.png": "missing",
            "/Img/boat.png": "case",
            "/news/2024/": "missing",
            "../../elsewhere.html": "unknown",
        },
    )


def test_files_of_a_repository(tree):
    root = tree(
        {
            "README.md": "# Read me\n\n## How to build\n",
            "docs/guide.md": "# Guide\n",
            "docs/img/a.png": "",
            "template/x.md": "",
            "sub/.keep": "",
        }
    )
    links = {
        "../README.md#how-to-build": "found",
        "../README.md#how-to-rebuild": "anchor",
        "../README.md#How-To-Build": "found",
        "guides.md": "missing",
        "Guide.md": "case",
        "img/b.png": "missing",
        "../../issues": "unknown",
        "reference": "unknown",
        "api.html": "unknown",
        "guide": "found",
        "/x.md": "unknown",
    }
    outcomes(root, "docs/guide.md", links)
    outcomes(root, "template/x.md", {"guides.md": "unknown"})
    outcomes(root, "docs/fr/guide.md", {"guides.md": "unknown", "@site/img/a.png": "unknown"})


def test_a_page_alone_has_no_site(tree):
    root = tree({"a/index.html": "<html>", "a/b.md": ""}, git=False)
    assert Sites(root, {}).of(f"{root}/a/index.html") is None
    assert Sites(root, {}).of(f"{root}/a/b.md") is None


def test_settings_name_the_site(tree):
    root = tree({"out/index.html": "<html>", "out/a.html": ""}, git=False)
    settings = {"root": "out", "generator": "folder"}
    outcomes(root, "out/index.html", {"a.html": "found", "b.html": "missing"}, settings)
    assert Sites(root, settings).of(f"{root}/other.html") is None
    assert Sites(root, {"generator": "none"}).of(f"{root}/out/index.html") is None


def test_what_git_ignores_may_be_made(tree):
    import subprocess

    root = tree({".gitignore": "api/\n", "README.md": ""}, git=False)
    subprocess.run(["git", "init", "-q", root], check=True)
    outcomes(root, "README.md", {"api/start.md": "unknown", "docs/start.md": "missing"})


def test_nothing_outside_of_the_root_is_looked_into(tree, tmp_path):
    root = tree({"site/hugo.toml": "", "site/content/a.md": "", "secret/b.md": "## Secret"}, git=False)
    if not hasattr(os, "symlink") or sys.platform == "win32":
        pytest.skip("no links here")
    (tmp_path / "site/content/out").symlink_to(tmp_path / "secret")
    (tmp_path / "site/content/b.md").symlink_to(tmp_path / "secret/b.md")
    (tmp_path / "site/content/loop").symlink_to(tmp_path / "site/content")
    os.mkfifo(tmp_path / "site/content/pipe.md")
    outcomes(
        root,
        "site/content/a.md",
        {
            "../../secret/b.md": "unknown",
            "b.md#anything": "unknown",
            "/loop/loop/a/": "found",
            "/out/b/": "unknown",
            "/nowhere/": "unknown",
        },
    )


@given(st.text(max_size=60))
def test_no_address_raises(tmp_path_factory, text):
    root = tmp_path_factory.getbasetemp() / "any"
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "hugo.toml").touch()
    site = Sites(str(root), {}).of(str(root / "content/a.md"))
    assert site is not None
    for kind in ("address", "site", "ref", "link", "post"):
        site.target(str(root / "content/a.md"), Reference(kind, text, text))


@given(
    st.sampled_from(["hugo.toml", "_config.yml", "eleventy.config.js", "astro.config.mjs"]),
    st.text(max_size=200),
)
def test_no_configuration_raises(tmp_path_factory, name, text):
    root = tmp_path_factory.mktemp("site")
    (root / name).write_text(text, "utf-8", errors="replace")
    site = Sites(str(root), {}).of(str(root / "a.md"))
    assert site is None or site.target(str(root / "a.md"), Reference("address", "/x/")).outcome


def test_git_is_asked_as_often_as_needed_and_tells_all_alike(tree):
    """However many links lead to nothing, each is asked about, by each process for itself."""
    import subprocess

    root = tree({".gitignore": "made/\n*.pdf\n!kept.pdf\n"}, git=False)
    assert not Ignores(root).any(["made/a.html"]), "it is no repository"
    subprocess.run(["git", "init", "-q", root], check=True)
    ignores = Ignores(root)
    for number in range(1000):
        assert ignores.any([f"made/{number}.html"])
        assert ignores.any([f"{number}.html", f"{number}.pdf"])
        assert not ignores.any([f"{number}.html", "kept.pdf", "no\0name", "../out.pdf/../.."])
    child = os.fork()
    if not child:
        os._exit(0 if ignores.any(["a.pdf"]) and not ignores.any(["a.html"]) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert ignores.any(["a.pdf"])
    assert not ignores.any(["a.html"])


def test_what_is_no_repository_to_git_is_asked_about_once(tree, capfd):
    ignores = Ignores(tree({"a.md": ""}))
    assert not any(ignores.any([f"{number}.html"]) for number in range(300))
    del ignores
    assert capfd.readouterr().err == ""
