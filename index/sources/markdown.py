"""Articles in Markdown: front matter, the title heading, and the rest as published."""

import re

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from index.article import Article
from index.errors import ArticleInvalid
from index.sources.headlines import body_under, repeats_title
from index.sources.metadata import one_line, source_from

_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")
_OPENED = re.compile(r"---[ \t]*\n\s*[\w\"'-]+[ \t]*:")  # a rule at the top is no front matter
_CLOSED = re.compile(r"^---+[ \t]*$", re.MULTILINE)


def read_markdown(source_id: str, text: str) -> Article:
    """The article of a Markdown file.

    Front matter (YAML between two lines of `---`) may give title, url, publisher and published;
    else the first `# heading` is the title. Markup in the body stays as published.

    Raises:
        ArticleInvalid: If the front matter is malformed (names line and reason) or nothing
            follows it.
    """
    fields, body = _front_matter(text)
    title = one_line(fields.get("title"))
    heading = _HEADING.match(body)
    if heading and (not title or repeats_title(title, heading.group(1))):
        title = title or one_line(heading.group(1))
        body = body[heading.end() :]
    source = source_from(source_id, {**fields, "title": title})
    return Article.of(source, body_under(title, body))


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    text = text.lstrip("\n ")
    if not _OPENED.match(text):
        return {}, text
    if not _CLOSED.search(text, 3):
        raise ArticleInvalid("front matter opened with --- in line 1 is never closed; add a ---")
    try:
        # Every value as written: no dates that do not exist, no "no" turned into False.
        post = frontmatter.loads(text, handler=YAMLHandler(), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 1 if exc.problem_mark else 1  # the --- line is line 1
        raise ArticleInvalid(
            f"front matter, line {line}: {exc.problem or 'not YAML'}; correct it or remove the "
            "block between the two --- lines"
        ) from exc
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as exc:
        raise ArticleInvalid(f"front matter can't be read: {exc}".partition("\n")[0]) from exc
    fields = {str(key).casefold(): value for key, value in post.metadata.items()}
    return (fields, post.content) if fields else ({}, text)
