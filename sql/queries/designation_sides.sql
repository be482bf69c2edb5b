-- Open candidates with asset and listed entry side by side, the likeliest names first, then the nearest: one row for each
-- particular that either has. $1 how many candidates, $2 one candidate (null: all that are open).
WITH wanted AS (
  SELECT *, row_number() OVER (ORDER BY likeness DESC NULLS LAST, metres, candidate) AS turn
  FROM publish.designation_candidate
  WHERE CASE WHEN $2::bigint IS NULL THEN state = 'open' ELSE candidate = $2::bigint END
  ORDER BY turn
  LIMIT $1::bigint
)
SELECT w.candidate, round(w.metres) AS metres, item.particular, item.asset, item.entry
FROM wanted w
LEFT JOIN publish.asset a ON a.reference = w.reference
CROSS JOIN LATERAL (VALUES
  (1, 'reference', w.reference, w.official_reference),
  (2, 'name', w.name, w.entry_name),
  (3, 'category', a.category, NULL),
  (4, 'address', a.address, NULL),
  (5, 'place', nullif(concat_ws(' ', a.easting::bigint, a.northing::bigint), ''), concat_ws(' ', w.easting, w.northing)),
  (6, 'listed as', (SELECT string_agg(concat_ws(' ', d.kind, d.official_reference), ', ' ORDER BY d.kind, d.official_reference)
                    FROM publish.designation d WHERE d.asset_id = a.asset_id AND d.current), w.kind),
  (7, 'listed from', NULL, w.from_on::text),
  (8, 'listed until', NULL, w.until_on::text),
  (9, 'notice on', NULL, w.notice_on::text),
  (10, 'from', NULL, format('%s, import %s, row %s', w.feed, w.import, w.row))) AS item (place, particular, asset, entry)
WHERE num_nonnulls(item.asset, item.entry) > 0
ORDER BY w.turn, item.place;
