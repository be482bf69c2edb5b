-- Entries that no asset is known for, by place: those with candidates name them, for a person to say which; the others
-- are of others' buildings. Both are kept out.
WITH named AS (
  SELECT n.row_number,
         string_agg(format('%s%s, %s m away', a.reference,
                           CASE WHEN a.marking_code IN ('public', 'internal') THEN ' ' || left(a.name, 40) ELSE '' END,
                           round(n.metres::numeric)),
                    '; ' ORDER BY n.turn) FILTER (WHERE n.turn <= 3) AS names
  FROM pg_temp.near n
  JOIN register.asset a ON a.asset_id = n.asset_id
  GROUP BY n.row_number
), out AS (
  DELETE FROM pg_temp.incoming i
  WHERE i.asset_id IS NULL AND num_nonnulls(i.asset_code, i.uprn, i.urn) = 0
  RETURNING i.row_number, coalesce(i.official_reference, i.designation_name) AS entry
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, o.row_number, 'official_reference', o.entry, 'rejected',
       CASE WHEN n.names IS NULL THEN 'no_asset_here' ELSE 'asset_candidate' END,
       CASE WHEN n.names IS NULL THEN 'no asset is known to stand there: most entries of such a list are others'' buildings'
            ELSE format('perhaps %s: a person decides, with `terrier designations review`', n.names) END
FROM pg_temp.import_batch b, out o
LEFT JOIN named n ON n.row_number = o.row_number
ORDER BY o.row_number;
