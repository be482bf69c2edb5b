-- Assets that the profile lets the import make, for codes that no asset has.
WITH missing AS (
  SELECT asset_code, min(row_number) AS row_number, min(record_id) AS record_id
  FROM pg_temp.incoming i, pg_temp.import_batch b
  WHERE i.asset_id IS NULL AND i.asset_code IS NOT NULL AND b.create_category IS NOT NULL
  GROUP BY asset_code
  ORDER BY min(row_number)
), numbered AS (
  SELECT m.*, nextval(pg_get_serial_sequence('register.asset', 'asset_id')) AS asset_id FROM missing m
), asset AS (
  INSERT INTO register.asset (asset_id, reference, name, category_code, marking_code, record_id)
  OVERRIDING SYSTEM VALUE
  SELECT n.asset_id,
         CASE WHEN b.preview THEN 'ZZ' || lpad((n.row_number % 1000000)::text, 6, '0')
              ELSE 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0') END,
         replace(b.create_name, '{asset_code}', n.asset_code), b.create_category, b.create_marking, n.record_id
  FROM numbered n, pg_temp.import_batch b
), identifier AS (
  INSERT INTO register.asset_identifier (asset_id, scheme, value)
  SELECT n.asset_id, b.scheme, n.asset_code FROM numbered n, pg_temp.import_batch b
), holding AS (
  INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code, record_id)
  SELECT n.asset_id, 'operational', 'in', 'in_use', n.record_id FROM numbered n
), linked AS (
  INSERT INTO source.link (record_id, asset_id, how)
  SELECT n.record_id, n.asset_id, 'new' FROM numbered n
), told AS (
  INSERT INTO source.issue (batch_id, severity, code, value, reason)
  SELECT b.batch_id, 'warning', 'assets_made', count(*)::text,
         format('%s assets were made for codes that the register did not have, as the profile says', count(*))
  FROM numbered n, pg_temp.import_batch b
  GROUP BY b.batch_id
)
UPDATE pg_temp.incoming i
SET asset_id = n.asset_id
FROM numbered n
WHERE n.asset_code = i.asset_code AND i.asset_id IS NULL;
