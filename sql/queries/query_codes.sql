-- The codes that a filter takes, with their labels. $1 the filter.
SELECT code, label
FROM publish.code
WHERE list = $1::text
ORDER BY sort_order, code;
