-- What a row says and may not change: fields of which a person, or a feed that is trusted more, says something (see
-- import_register_standing). `held` is what such a row says instead: nothing,
-- or of how the asset is held, where silence would be filled in, what is held.
CREATE TEMPORARY TABLE outranked ON COMMIT DROP AS
SELECT i.row_number, array_agg(c.field) AS fields,
       array_agg(c.field) FILTER (WHERE c.override_id IS NOT NULL) AS set_by_person,
       jsonb_object_agg(f.key, CASE f.key WHEN 'purpose' THEN to_jsonb(h.purpose_code) WHEN 'scope' THEN to_jsonb(h.scope_code)
                                          WHEN 'status' THEN to_jsonb(h.status_code) WHEN 'leads' THEN to_jsonb(false) END)
         AS held
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN pg_temp.standing c
  ON c.asset_id = i.asset_id AND coalesce(c.building_code, i.building_code, '1') = coalesce(i.building_code, '1')
JOIN code.claim_field k ON k.kind = b.kind AND k.name = c.field
CROSS JOIN LATERAL unnest(CASE k.field
    WHEN 'asset_code' THEN ARRAY['leads']
    WHEN 'made_easting' THEN ARRAY['made_easting', 'made_northing', 'made_longitude', 'made_latitude']
    ELSE ARRAY[k.field] END) AS f (key)
LEFT JOIN register.asset_holding h ON h.asset_id = i.asset_id AND upper_inf(h.valid)
WHERE NOT i.is_new AND c.record_id IS DISTINCT FROM i.record_id
GROUP BY i.row_number;
