-- Chart 2b: operational assets that are not schools and that the council repairs in full, by type, most first.
SELECT code, label, assets FROM publish.chart_2b ORDER BY assets DESC, label;
