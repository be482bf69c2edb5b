-- How much of each asset was in use, by the day it was measured, in the unit of the row or of its category.
WITH given AS (
  SELECT i.row_number, i.record_id, i.asset_id, i.measured_on, coalesce(i.capacity_unit, c.capacity_unit, 'm2') AS unit_code,
         i.capacity, i.in_use, i.partner_share_percent, i.vacant_since
  FROM pg_temp.incoming i
  JOIN register.asset a ON a.asset_id = i.asset_id
  JOIN code.category c ON c.code = a.category_code
), changed AS (
  INSERT INTO register.utilisation AS t (asset_id, measured_on, unit_code, capacity, used, partner_share_percent,
                                         vacant_since, record_id)
  SELECT g.asset_id, g.measured_on, g.unit_code, g.capacity, g.in_use, g.partner_share_percent, g.vacant_since, g.record_id
  FROM given g
  ORDER BY g.row_number
  ON CONFLICT (asset_id, measured_on) DO UPDATE
  SET unit_code = excluded.unit_code, capacity = coalesce(excluded.capacity, t.capacity),
      used = coalesce(excluded.used, t.used),
      partner_share_percent = coalesce(excluded.partner_share_percent, t.partner_share_percent),
      vacant_since = coalesce(excluded.vacant_since, t.vacant_since), record_id = excluded.record_id
  WHERE (t.unit_code, t.capacity, t.used, t.partner_share_percent, t.vacant_since)
        IS DISTINCT FROM
        (excluded.unit_code, coalesce(excluded.capacity, t.capacity), coalesce(excluded.used, t.used),
         coalesce(excluded.partner_share_percent, t.partner_share_percent), coalesce(excluded.vacant_since, t.vacant_since))
  RETURNING t.asset_id, t.measured_on, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.measured_on = c.measured_on;
