-- What there is of charging points, storage and generation in all. No parameters.
SELECT coalesce(sum(ev_chargers), 0) AS ev_chargers, count(*) FILTER (WHERE ev_chargers > 0) AS assets_with_chargers,
       coalesce(sum(storage_kwh), 0) AS storage_kwh, count(*) FILTER (WHERE storage_kwh > 0) AS assets_with_storage,
       count(*) FILTER (WHERE generators > 0 OR generation_kw > 0) AS assets_generating,
       coalesce(round(sum(generated_kwh)), 0) AS generated_kwh, round(sum(exported_kwh)) AS exported_kwh,
       to_char(coalesce(sum(ev_chargers), 0), 'FM999,999,990') || ' charging points at ' || count(*) FILTER (WHERE ev_chargers > 0)
       || ' assets; ' || to_char(coalesce(sum(storage_kwh), 0), 'FM999,999,990') || ' kWh of storage at '
       || count(*) FILTER (WHERE storage_kwh > 0) || '; ' || to_char(coalesce(round(sum(generated_kwh)), 0), 'FM999,999,999,990')
       || ' kWh generated at ' || count(*) FILTER (WHERE generators > 0 OR generation_kw > 0)
       || coalesce(', of it ' || to_char(round(sum(exported_kwh)), 'FM999,999,999,990') || ' kWh fed into the grid',
                   '; what is fed into the grid is not metered') || '.' AS sentence
FROM publish.carbon_provision;
