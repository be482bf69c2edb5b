-- Readings that are new.
WITH made AS (
  INSERT INTO register.energy_reading (supply_id, period, kwh, cost, kind_code, missing_half_hours, estimated_half_hours,
                                       record_id)
  SELECT i.supply_id, i.period, i.kwh, i.cost, coalesce(i.reading_kind, 'actual'), i.missing_half_hours,
         i.estimated_half_hours, i.record_id
  FROM pg_temp.incoming i
  WHERE NOT EXISTS (SELECT FROM register.energy_reading r WHERE r.supply_id = i.supply_id AND r.period = i.period)
  ORDER BY i.row_number, i.period
  RETURNING supply_id, period
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, true
FROM made m
JOIN pg_temp.incoming i ON i.supply_id = m.supply_id AND i.period = m.period;
