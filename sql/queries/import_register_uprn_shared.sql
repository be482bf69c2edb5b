-- Rows whose UPRN another row of the file, or another asset of the register, has too: each is told.
WITH other AS (
  SELECT a.uprn, min(a.reference) AS reference
  FROM (SELECT DISTINCT uprn FROM pg_temp.incoming) AS named
  JOIN register.asset a ON a.uprn = named.uprn
  LEFT JOIN pg_temp.incoming j ON j.asset_id = a.asset_id
  WHERE j.asset_id IS NULL
  GROUP BY a.uprn
), shared AS (
  SELECT i.row_number, i.uprn, count(*) OVER (PARTITION BY i.uprn) - 1 AS in_file, other.reference AS held
  FROM pg_temp.incoming i
  LEFT JOIN other ON other.uprn = i.uprn
  WHERE i.uprn IS NOT NULL
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, s.row_number, 'uprn', s.uprn::text, 'warning', 'uprn_shared',
       CASE WHEN s.in_file > 0 THEN format('%s other row%s of the file %s the same UPRN', s.in_file,
                                           CASE WHEN s.in_file > 1 THEN 's' ELSE '' END,
                                           CASE WHEN s.in_file > 1 THEN 'have' ELSE 'has' END)
            ELSE format('%s has the same UPRN', s.held) END
       || ': check whether they are one asset'
FROM pg_temp.import_batch b, shared s
WHERE s.in_file > 0 OR s.held IS NOT NULL;
