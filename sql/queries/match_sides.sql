-- Open matches with both records side by side, the likeliest first: one row for each particular that either has. $1 how many
-- matches, $2 one match (null: all that are open).
WITH wanted AS (
  SELECT match, state, probability, first_reference, second_reference, second_name, code, evidence
  FROM publish.match
  WHERE CASE WHEN $2::bigint IS NULL THEN state = 'open' ELSE match = $2::bigint END
  ORDER BY probability DESC, match
  LIMIT $1::bigint
), side AS (
  SELECT a.asset_id, a.reference, a.name, a.category, a.predecessor, a.uprn::text AS uprn, a.address, a.tenure, a.status,
         concat_ws(' ', a.easting::bigint, a.northing::bigint) AS place, round(a.floor_area_m2)::text AS floor_area,
         round(a.land_area_m2)::text AS land_area,
         (SELECT string_agg(own.scheme || ' ' || own.value, ', ' ORDER BY own.scheme, own.value)
          FROM publish.asset_identifier own WHERE own.asset_id = a.asset_id AND own.scheme NOT LIKE '%-part') AS codes
  FROM publish.asset a
  WHERE a.reference IN (SELECT first_reference FROM wanted UNION SELECT second_reference FROM wanted)
)
SELECT w.match, round(100 * w.probability, 1) AS likely, item.particular, item.first, item.second,
       (SELECT format('%s (%s bits)', e ->> 'level', e ->> 'bits') FROM jsonb_array_elements(w.evidence) AS e
        WHERE e ->> 'comparison' = item.comparison) AS comparison
FROM wanted w
LEFT JOIN side a ON a.reference = w.first_reference
LEFT JOIN side b ON b.reference = w.second_reference
CROSS JOIN LATERAL (VALUES
  (1, 'reference', a.reference, coalesce(b.reference, w.second_reference), NULL),
  (2, 'name', a.name, coalesce(b.name, w.second_name), 'name'),
  (3, 'category', a.category, b.category, 'category'),
  (4, 'codes', a.codes, coalesce(b.codes, w.code), 'code'),
  (5, 'UPRN', a.uprn, b.uprn, 'uprn'),
  (6, 'address', a.address, b.address, 'address'),
  (7, 'place', nullif(a.place, ''), nullif(b.place, ''), 'place'),
  (8, 'tenure', a.tenure, b.tenure, 'reference'),
  (9, 'floor, m2', a.floor_area, b.floor_area, 'size'),
  (10, 'land, m2', a.land_area, b.land_area, NULL),
  (11, 'from', a.predecessor, b.predecessor, NULL)) AS item (place, particular, first, second, comparison)
WHERE num_nonnulls(item.first, item.second) > 0
ORDER BY w.probability DESC, w.match, item.place;
