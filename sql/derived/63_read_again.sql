-- Whether a file that was imported already would now be taken in otherwise, because of what the register has learnt since.

CREATE FUNCTION edit.import_read_again(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH since AS (
  -- Since its file was read, for its rows were looked for from then on; without the import's own change.
  SELECT b.batch_id, b.kind, c.change_id
  FROM source.batch b
  JOIN history.change c ON c.committed_at > b.staged_at AND c.batch_id IS DISTINCT FROM b.batch_id
  WHERE b.batch_id = asked AND b.status = 'applied'
), came AS (
  SELECT h.value FROM since JOIN history.asset_identifier h USING (change_id) WHERE h.operation <> 'D'
  UNION
  SELECT unnest(ARRAY[h.reference, h.uprn::text]) FROM since JOIN history.asset h USING (change_id) WHERE h.operation <> 'D'
  UNION
  SELECT h.urn::text FROM since JOIN history.school h USING (change_id) WHERE h.operation <> 'D'
  UNION
  SELECT h.urn::text FROM since JOIN history.establishment h USING (change_id) WHERE h.operation <> 'D'
  UNION
  SELECT h.meter FROM since JOIN history.energy_supply h USING (change_id) WHERE h.operation <> 'D'
  UNION
  SELECT h.account_code FROM since JOIN history.ledger_account h USING (change_id) WHERE h.operation <> 'D'
), missing AS (
  SELECT i.value, r.fields
  FROM source.issue i
  JOIN source.record r USING (batch_id, row_number)
  WHERE i.batch_id = asked AND i.severity = 'rejected' AND i.code IN ('asset_unknown', 'account_unknown')
    AND EXISTS (SELECT FROM came)
), said AS (
  SELECT value FROM missing
  UNION
  SELECT btrim(regexp_replace(btrim(cell.value), '^="([^"]*)"$', '\1'))
  FROM missing CROSS JOIN LATERAL jsonb_each_text(missing.fields) AS cell
), sought AS (
  -- As the file has it, and numbers as the import reads them: 100,012,797,623 and 0100012797623.0 are one UPRN.
  SELECT upper(said.value) AS value FROM said
  UNION
  SELECT ltrim(regexp_replace(regexp_replace(said.value, '[.]0+$', ''), '[^0-9]', '', 'g'), '0') FROM said
  WHERE said.value ~ '^[0-9'', .]+$' AND said.value ~ '[1-9]'
)
SELECT EXISTS (SELECT FROM sought JOIN came ON upper(came.value) = sought.value)
    OR EXISTS (SELECT FROM since JOIN history.archived_asset h USING (change_id)
               JOIN source.issue i ON i.batch_id = since.batch_id AND i.code = 'asset_archived'
               WHERE h.operation = 'D')
    OR EXISTS (SELECT FROM since
               WHERE (kind = 'brownfield'
                   OR EXISTS (SELECT FROM source.issue i
                              WHERE i.batch_id = since.batch_id AND i.code IN ('no_asset_here', 'asset_candidate', 'polygons_elsewhere')))
                 AND (EXISTS (SELECT FROM history.asset h WHERE h.change_id = since.change_id)
                   OR EXISTS (SELECT FROM history.land_parcel h WHERE h.change_id = since.change_id)));
$$;
COMMENT ON FUNCTION edit.import_read_again(bigint) IS 'Whether anything has come since an import that rows of its file were kept out for: an asset with a code, UPRN, URN or meter, or an account, that such a row names; an asset out of the archive; and, of rows that were placed on the map and met no asset, any change of an asset or of land.';
REVOKE EXECUTE ON FUNCTION edit.import_read_again(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION edit.import_read_again(bigint) TO terrier_clerk;
