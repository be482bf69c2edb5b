-- Rows that name a meter and nothing else: the asset that has the only supply with that meter.
UPDATE pg_temp.incoming i
SET asset_id = known.asset_id
FROM (SELECT meter, min(asset_id) AS asset_id FROM register.energy_supply
      GROUP BY meter HAVING count(DISTINCT asset_id) = 1) AS known,
     pg_temp.import_row r
WHERE i.asset_id IS NULL AND known.meter = i.meter AND r.row_number = i.row_number
  AND NOT r.fields ?| ARRAY['asset_code', 'uprn', 'urn'];
