-- Every school of a site, open or closed.
WITH changed AS (
  INSERT INTO register.establishment AS t (asset_id, urn, local_number, name, type_code, phase_code, status_code, opened_on,
                                           closed_on, capacity, pupils, pupils_on, record_id)
  SELECT i.asset_id, i.urn, i.made_local_number, i.name, i.school_type, i.phase, i.status, i.opened_on, i.closed_on,
         i.capacity, i.pupils, i.pupils_on, i.record_id
  FROM pg_temp.incoming i
  ORDER BY i.row_number
  ON CONFLICT (urn) DO UPDATE
  SET asset_id = excluded.asset_id, local_number = coalesce(excluded.local_number, t.local_number), name = excluded.name,
      type_code = excluded.type_code, phase_code = coalesce(excluded.phase_code, t.phase_code),
      status_code = excluded.status_code, opened_on = coalesce(excluded.opened_on, t.opened_on),
      closed_on = coalesce(excluded.closed_on, t.closed_on), capacity = coalesce(excluded.capacity, t.capacity),
      pupils = coalesce(excluded.pupils, t.pupils), pupils_on = coalesce(excluded.pupils_on, t.pupils_on),
      record_id = excluded.record_id
  WHERE (t.asset_id, t.local_number, t.name, t.type_code, t.phase_code, t.status_code, t.opened_on, t.closed_on, t.capacity,
         t.pupils, t.pupils_on)
        IS DISTINCT FROM
        (excluded.asset_id, coalesce(excluded.local_number, t.local_number), excluded.name, excluded.type_code,
         coalesce(excluded.phase_code, t.phase_code), excluded.status_code, coalesce(excluded.opened_on, t.opened_on),
         coalesce(excluded.closed_on, t.closed_on), coalesce(excluded.capacity, t.capacity),
         coalesce(excluded.pupils, t.pupils), coalesce(excluded.pupils_on, t.pupils_on))
  RETURNING t.urn, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made FROM changed c JOIN pg_temp.incoming i ON i.urn = c.urn;
