-- Provision for travel and energy.
WITH given AS (
  SELECT i.row_number, i.record_id,
         i.asset_id AS asset_id,
         i.cycle_spaces AS cycle_spaces,
         i.car_spaces AS car_spaces,
         i.ev_chargers AS ev_chargers,
         i.storage_kwh AS storage_kwh,
         i.generation_kw AS generation_kw,
         i.heating_kw AS heating_kw,
         i.effective_date AS recorded_on
  FROM pg_temp.incoming i
  WHERE num_nonnulls(i.cycle_spaces, i.car_spaces, i.ev_chargers, i.storage_kwh, i.generation_kw, i.heating_kw) > 0
), changed AS (
  INSERT INTO register.amenity AS t (
    asset_id, cycle_spaces, car_spaces, ev_chargers, storage_kwh, generation_kw, heating_kw, recorded_on, record_id)
  SELECT
    g.asset_id, g.cycle_spaces, g.car_spaces, g.ev_chargers, g.storage_kwh, g.generation_kw, g.heating_kw,
    g.recorded_on, g.record_id
  FROM given g
  ON CONFLICT (asset_id) DO UPDATE
  SET
    cycle_spaces = coalesce(excluded.cycle_spaces, t.cycle_spaces),
    car_spaces = coalesce(excluded.car_spaces, t.car_spaces),
    ev_chargers = coalesce(excluded.ev_chargers, t.ev_chargers),
    storage_kwh = coalesce(excluded.storage_kwh, t.storage_kwh),
    generation_kw = coalesce(excluded.generation_kw, t.generation_kw),
    heating_kw = coalesce(excluded.heating_kw, t.heating_kw),
    recorded_on = coalesce(excluded.recorded_on, t.recorded_on), record_id = excluded.record_id
  WHERE
    (t.cycle_spaces, t.car_spaces, t.ev_chargers, t.storage_kwh, t.generation_kw, t.heating_kw, t.recorded_on)
    IS DISTINCT FROM
    (coalesce(excluded.cycle_spaces, t.cycle_spaces), coalesce(excluded.car_spaces, t.car_spaces),
     coalesce(excluded.ev_chargers, t.ev_chargers), coalesce(excluded.storage_kwh, t.storage_kwh),
     coalesce(excluded.generation_kw, t.generation_kw), coalesce(excluded.heating_kw, t.heating_kw),
     coalesce(excluded.recorded_on, t.recorded_on))
  RETURNING t.asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id;
