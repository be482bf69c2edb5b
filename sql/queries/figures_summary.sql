-- The figures of the summary, each with its definition, in order.
SELECT figure.attname AS figure, (to_jsonb(summary) -> figure.attname::text)::json AS value,
  col_description(figure.attrelid, figure.attnum) AS definition
FROM publish.summary AS summary
JOIN pg_catalog.pg_attribute AS figure ON figure.attrelid = 'publish.summary'::regclass AND figure.attnum > 0
ORDER BY figure.attnum;
