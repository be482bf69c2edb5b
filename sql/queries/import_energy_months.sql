-- Days of half hours as months, or as the runs of days of a month that there are.
WITH gone AS (
  DELETE FROM pg_temp.incoming i USING pg_temp.energy_day d WHERE d.row_number = i.row_number
)
INSERT INTO pg_temp.incoming (row_number, record_id, asset_id, building_id, supply_id, period, kwh, meter, fuel, reading_kind,
                              missing_half_hours, estimated_half_hours)
SELECT d.lead_row, min(d.record_id) FILTER (WHERE d.row_number = d.lead_row), min(d.asset_id), min(d.building_id), d.supply_id,
       daterange(min(lower(d.period)), max(upper(d.period))), sum(d.kwh), min(d.meter), min(d.fuel),
       CASE WHEN sum(d.missing_half_hours) > 0 THEN 'partial' WHEN sum(d.estimated_half_hours) > 0 THEN 'estimated'
            ELSE 'actual' END,
       sum(d.missing_half_hours), sum(d.estimated_half_hours)
FROM pg_temp.energy_day d
GROUP BY d.lead_row, d.supply_id;
