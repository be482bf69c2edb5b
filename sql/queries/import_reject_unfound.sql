-- Rows that no asset was found for are kept out, each with the reason; where several assets would do, with their
-- references (and the names of those that any officer may read).
WITH unfound AS (
  DELETE FROM pg_temp.incoming WHERE asset_id IS NULL RETURNING row_number
), said AS (
  SELECT DISTINCT u.row_number, r.fields ->> 'asset_code' AS asset_code, (r.fields ->> 'uprn')::bigint AS uprn,
         (r.fields ->> 'urn')::integer AS urn, r.fields ->> 'meter' AS meter
  FROM unfound u
  JOIN pg_temp.import_row r ON r.row_number = u.row_number
), candidate AS (
  SELECT s.row_number, a.asset_id FROM said s JOIN register.asset a ON a.uprn = s.uprn
  UNION
  SELECT s.row_number, o.asset_id FROM said s JOIN register.school o ON o.urn = s.urn
  UNION
  SELECT s.row_number, h.asset_id FROM said s JOIN register.asset_identifier h ON h.value = s.asset_code
), named AS (
  SELECT c.row_number, count(*) AS candidates,
         string_agg(a.reference || CASE WHEN m.code IN ('public', 'internal') THEN ' ' || left(a.name, 40) ELSE '' END,
                    ', ' ORDER BY a.reference) FILTER (WHERE c.turn <= 5) AS names
  FROM (SELECT *, row_number() OVER (PARTITION BY row_number ORDER BY asset_id) AS turn FROM candidate) AS c
  JOIN register.asset a ON a.asset_id = c.asset_id
  JOIN code.marking m ON m.code = a.marking_code
  GROUP BY c.row_number
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, s.row_number,
       CASE WHEN s.asset_code IS NOT NULL THEN 'asset_code' WHEN s.urn IS NOT NULL THEN 'urn'
            WHEN s.uprn IS NOT NULL THEN 'uprn' ELSE 'meter' END,
       coalesce(s.asset_code, s.urn::text, s.uprn::text, s.meter), 'rejected',
       CASE WHEN n.candidates > 1 THEN 'asset_ambiguous' ELSE 'asset_unknown' END,
       CASE WHEN n.candidates > 1
            THEN format('%s assets would do: %s%s: say in an asset_code column which of them the row speaks of',
                        n.candidates, n.names, CASE WHEN n.candidates > 5 THEN ' and others' ELSE '' END)
            ELSE format('no asset has %s: import the register first, or correct the row',
                        concat_ws(' or ',
                                  'the code "' || left(s.asset_code, 60) || '" (scheme ' || b.scheme || ')',
                                  'the URN ' || s.urn, 'the UPRN ' || s.uprn,
                                  CASE WHEN num_nonnulls(s.asset_code, s.urn, s.uprn) = 0
                                       THEN 'the only supply with the meter "' || left(s.meter, 60) || '"' END))
       END
FROM pg_temp.import_batch b, said s
LEFT JOIN named n ON n.row_number = s.row_number
ORDER BY s.row_number;
