-- Assets with charging points, storage or generation of their own. No parameters.
SELECT reference, asset_name AS name, ev_chargers, storage_kwh, generation_kw, generators, financial_year,
       round(generated_kwh) AS generated_kwh, round(exported_kwh) AS exported_kwh
FROM publish.carbon_provision
ORDER BY generated_kwh DESC NULLS LAST, storage_kwh DESC NULLS LAST, ev_chargers DESC NULLS LAST, reference;
