"""Text as it is searched and cut: folding, stems, sounds, sentences, dates, and what words mean."""
