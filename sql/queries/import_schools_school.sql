-- The school of each site, as it is judged. What the schools register does not know (plans, visits, grants) stays.
WITH changed AS (
  INSERT INTO register.school AS t (asset_id, urn, type_code, phase_code, capacity, pupils, pupils_on, record_id)
  SELECT s.asset_id, s.urn, s.school_type, s.phase, s.capacity, s.pupils, s.pupils_on, s.record_id
  FROM pg_temp.site_school s
  ON CONFLICT (asset_id) DO UPDATE
  SET urn = excluded.urn, type_code = excluded.type_code, phase_code = coalesce(excluded.phase_code, t.phase_code),
      capacity = coalesce(excluded.capacity, t.capacity), pupils = coalesce(excluded.pupils, t.pupils),
      pupils_on = coalesce(excluded.pupils_on, t.pupils_on), record_id = excluded.record_id
  WHERE (t.urn, t.type_code, t.phase_code, t.capacity, t.pupils, t.pupils_on)
        IS DISTINCT FROM
        (excluded.urn, excluded.type_code, coalesce(excluded.phase_code, t.phase_code),
         coalesce(excluded.capacity, t.capacity), coalesce(excluded.pupils, t.pupils),
         coalesce(excluded.pupils_on, t.pupils_on))
  RETURNING t.asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT s.row_number, false FROM changed c JOIN pg_temp.site_school s ON s.asset_id = c.asset_id;
