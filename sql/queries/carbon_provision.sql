-- Assets with charging points or generation of their own. No parameters.
SELECT reference, asset_name AS name, ev_chargers, generators, financial_year, round(generated_kwh) AS generated_kwh
FROM publish.carbon_provision
ORDER BY generated_kwh DESC NULLS LAST, ev_chargers DESC NULLS LAST, reference;
