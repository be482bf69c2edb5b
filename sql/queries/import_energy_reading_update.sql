-- Corrections: another figure for the same period.
WITH changed AS (
  UPDATE register.energy_reading r
  SET kwh = i.kwh, cost = coalesce(i.cost, r.cost), kind_code = coalesce(i.reading_kind, r.kind_code),
      missing_half_hours = i.missing_half_hours, estimated_half_hours = i.estimated_half_hours, record_id = i.record_id
  FROM pg_temp.incoming i
  WHERE r.supply_id = i.supply_id AND r.period = i.period
    AND (r.kwh, r.cost, r.kind_code, r.missing_half_hours, r.estimated_half_hours)
        IS DISTINCT FROM (i.kwh, coalesce(i.cost, r.cost), coalesce(i.reading_kind, r.kind_code), i.missing_half_hours,
                          i.estimated_half_hours)
  RETURNING i.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM changed;
