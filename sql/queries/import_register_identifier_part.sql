-- A code that holds two references (TMBC0001/T0000003): each part finds the asset too, unless several have it.
WITH part AS (
  SELECT i.row_number, i.asset_id, btrim(p.value) AS value, b.scheme || '-part' AS scheme
  FROM pg_temp.import_batch b, pg_temp.incoming i,
       LATERAL string_to_table(i.asset_code, b.code_separator) AS p (value)
  WHERE b.code_separator IS NOT NULL AND strpos(i.asset_code, b.code_separator) > 0 AND btrim(p.value) <> ''
), made AS (
  INSERT INTO register.asset_identifier (asset_id, scheme, value)
  SELECT min(asset_id), scheme, value FROM part GROUP BY scheme, value HAVING count(DISTINCT asset_id) = 1
  ORDER BY min(asset_id), value
  ON CONFLICT (scheme, value) DO NOTHING
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, p.row_number, 'asset_code', p.value, 'warning', 'code_part_shared',
       'other assets have this part of the code too; it finds none of them'
FROM pg_temp.import_batch b, part p
WHERE (SELECT count(DISTINCT q.asset_id) FROM part q WHERE q.value = p.value) > 1
   OR EXISTS (SELECT FROM register.asset_identifier h
              WHERE h.scheme = p.scheme AND h.value = p.value AND h.asset_id <> p.asset_id);
