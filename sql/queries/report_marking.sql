-- The highest marking that this reader may see, today, and three months before.
SELECT code, label, rank, to_char(publish.as_of(), 'YYYY-MM-DD') AS today, to_char(publish.as_of() - interval '3 months', 'YYYY-MM-DD') AS quarter_ago
FROM publish.own_marking;
