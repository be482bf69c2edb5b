-- The same in a table for people. No parameters.
SELECT reference, left(asset_name, 30) AS name, ev_chargers AS chargers, storage_kwh, generation_kw AS peak_kw,
       financial_year AS year, to_char(round(generated_kwh), 'FM999,999,990') AS generated_kwh,
       to_char(round(exported_kwh), 'FM999,999,990') AS exported_kwh
FROM publish.carbon_provision own
ORDER BY own.generated_kwh DESC NULLS LAST, own.storage_kwh DESC NULLS LAST, own.ev_chargers DESC NULLS LAST, reference;
