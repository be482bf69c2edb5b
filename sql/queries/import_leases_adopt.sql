-- A lease that an asset list told of, without a reference, is the one of the rent roll that runs the same way from the
-- same day (or from a day that one of them does not say): it gets its reference.
WITH pair AS (
  SELECT i.row_number, l.lease_id,
         row_number() OVER (PARTITION BY l.lease_id
                            ORDER BY l.starts_on IS NOT DISTINCT FROM i.starts_on DESC, i.row_number) AS of_lease,
         row_number() OVER (PARTITION BY i.row_number
                            ORDER BY l.starts_on IS NOT DISTINCT FROM i.starts_on DESC, l.lease_id) AS of_row
  FROM pg_temp.incoming i
  JOIN register.lease l ON l.asset_id = i.asset_id AND l.direction_code = i.direction AND l.scheme IS NULL
   AND (l.starts_on = i.starts_on OR l.starts_on IS NULL OR i.starts_on IS NULL)
  WHERE NOT EXISTS (
    SELECT FROM register.lease m
    WHERE m.scheme = i.scheme AND m.reference = i.lease_reference AND m.asset_id = i.asset_id
      AND coalesce(m.unit, '') = coalesce(i.unit, ''))
)
UPDATE register.lease l
SET scheme = i.scheme, reference = i.lease_reference, unit = i.unit
FROM pair p
JOIN pg_temp.incoming i ON i.row_number = p.row_number
WHERE l.lease_id = p.lease_id AND p.of_lease = 1 AND p.of_row = 1;
