"""Evaluation: the gold questions, what is measured over them, and how sure the figures are.

Definitions and where they come from:

- nDCG@10, recall@5, MRR@10: over distinct articles in the order first retrieved, binary
  relevance; nDCG as Järvelin & Kekäläinen 2002 with gain 1 and discount log2(rank + 1), which is
  what trec_eval and ranx compute. Answerable questions with gold articles only.
- answer_correct: an accepted wording, folded, occurs at word boundaries in the folded answer
  (ALCE's STR-EM for one short answer, Gao et al. 2023). Answerable questions only.
- answer_words: mean number of words of the answers given, marks left out; less is better, so that
  pasting whole articles does not pay.
- citation_recall, citation_precision: ALCE (Gao et al. 2023, `compute_autoais`), with
  `index.text.sentences` as the sentence splitter and `rag.checks.verification.supports` as the
  support test; marks that resolve to nothing are counted wrong, which ALCE leaves out.
- quote_verbatim: share of citations whose quote is exactly what the article says there.
- hallucination_rate: answered / questions to be refused; error_rate: refused / questions to be
  answered: NoMIRACL (Thakur et al. 2024). Always shown together, for either alone is gameable. An
  item that failed with an error counts as not answered in both.
- seconds_p50, seconds_p95: question to answer.
"""
