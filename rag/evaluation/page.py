"""The HTML page of an evaluation: every question with its answer, citations and verdict."""

from collections.abc import Mapping
from html import escape

from rag.evaluation.intervals import Estimate
from rag.evaluation.result import Result
from rag.evaluation.run import Evaluation
from rag.evaluation.scoring import LESS_IS_BETTER, METRICS

_STYLE = """
body { font: 16px/1.6 system-ui, "Noto Naskh Arabic", sans-serif; max-width: 60rem;
       margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
td, th { border: 1px solid #ccc; padding: .2rem .6rem; text-align: start; }
article { border-inline-start: .4rem solid #b33; padding: .2rem 1rem; margin: 1rem 0; }
article.right { border-color: #2a7; }
blockquote { color: #555; margin: .3rem 1rem; }
.about { color: #777; font-size: .85rem; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; }
  blockquote, .about { color: #aaa; } }
"""


def page(evaluation: Evaluation) -> str:
    """A self-contained HTML page; what failed comes first, everything is escaped."""
    results = sorted(evaluation.results, key=lambda result: result.correct)
    identity = " · ".join(f"{key}: {value}" for key, value in evaluation.identity.items())
    right = sum(result.correct for result in results)
    body = "\n".join(
        [
            f"<h1>Sanad: {right} of {len(results)} right</h1>",
            f'<p class="about">{escape(identity)}</p>',
            _metrics(evaluation.metrics),
            *(f"<h2>{escape(k)}</h2>{_metrics(m)}" for k, m in evaluation.by_kind.items()),
            "<h2>Questions</h2>",
            *(_article(result) for result in results),
        ]
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Sanad evaluation</title><style>{_STYLE}</style></head>\n<body>\n{body}\n</body>"
        "</html>\n"
    )


def _metrics(metrics: Mapping[str, Estimate]) -> str:
    rows = []
    for name in METRICS:
        found = metrics[name]
        if found.value is None or found.low is None or found.high is None:
            continue
        better = "less is better" if name in LESS_IS_BETTER else ""
        rows.append(
            f"<tr><td>{name}</td><td>{found.value:.3f}</td>"
            f"<td>{found.low:.3f} – {found.high:.3f}</td><td>{found.n}</td><td>{better}</td></tr>"
        )
    head = "<tr><th>metric</th><th>value</th><th>95% interval</th><th>n</th><th></th></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _article(result: Result) -> str:
    item = result.item
    wanted = " | ".join(item.answers) or "(to be refused)"
    verdict = "right" if result.correct else "wrong"
    about = f"{item.id} · {item.kind} · {result.outcome} · {result.seconds:.2f} s · {verdict}"
    earlier = "".join(f'<p class="about" dir="auto">{escape(turn)}</p>' for turn in item.history)
    quotes = "".join(
        f'<blockquote dir="auto">[{cited.number}] {escape(cited.quote)} '
        f"<cite>{escape(cited.source.title or cited.source.id)}</cite></blockquote>"
        for cited in result.citations
    )
    found = escape(", ".join(result.retrieved[:5]))
    return (
        f'<article class="{verdict}"><p class="about">{escape(about)}</p>{earlier}'
        f'<h3 dir="auto">{escape(item.question)}</h3>'
        f'<p dir="auto">{_lines(result.text or result.error)}</p>{quotes}'
        f'<p class="about" dir="auto">wanted: {escape(wanted)}</p>'
        f'<p class="about">retrieved: {found}</p></article>'
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
