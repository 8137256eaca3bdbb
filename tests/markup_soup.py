"""Markup thrown together at random, from which property tests draw."""

from __future__ import annotations

from hypothesis import strategies as st

TOKENS = [
    *("<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "</table>", "<tr>", "<td>", "</td>"),
    *("<div>", "</div>", "<ul><li>", "</ul>", "<svg>", "</svg>", "<title>", "</title>", "<textarea>"),
    *("</textarea>", "<pre>\n", "</pre>", "<select>", "<option>", "</select>", "<template>", "</template>"),
    *("<noscript>", "</noscript>", "<script>", "</script>", "<style>", "</style>", "<math>", "</math>"),
    *("<body class=q>", "<html lang=en>", "</>", "<!-- c -->", "<![CDATA[", "<!x>", "<?p?>", "<br>", "<h1>"),
    *("</h2>", "<form>", "</form>", "<caption>", "<frameset>", "<iframe>", "</iframe>", "<xmp>", "</xmp>"),
    *(
        "<plaintext>",
        '<img alt="é &amp; x">',
        "&amp;",
        "&amp",
        "&notit;",
        "&copyx",
        "&#x31",
        "&#59;",
        "&semi;",
    ),
    *("&nbsp;", "&NotEqualTilde;", "&bogus;", "&", "<", ">", '"', "one", "two words", "é", "🚢", "\0", " "),
    *("\n", "\t", "x]]>", "-->", "<b", "a=b>", "<font color=red>", "<button>", "<rt>", "<hr>", "<col>"),
]
SOUP = st.lists(st.sampled_from(TOKENS), max_size=14).map("".join) | st.text(max_size=40)
