-- What could be done with an asset, run by run. What rests on leases and on prices hoped for is marked as they are: it
-- never reaches those who may not read them.

CREATE VIEW publish.option_cleared AS
SELECT option.run_id, asset.asset_id, asset.reference, option.option_no, kind.label AS option, kind.description
FROM programme.option
JOIN publish.asset_cleared asset ON asset.asset_id = option.asset_id
JOIN programme.option_kind kind ON kind.kind_code = option.kind_code AND kind.variant_code = option.variant_code
JOIN code.marking ON marking.code = kind.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.option_cleared IS 'The options that the reader may see. Not granted: what is granted stands on it.';
COMMENT ON COLUMN publish.option_cleared.option IS 'What it is, in a few words.';

CREATE VIEW publish.option WITH (security_barrier) AS
SELECT option.run_id, seen.asset_id, seen.reference, option.option_no, option.kind_code, option.variant_code,
       seen.option, seen.description, option.feasible, host.reference AS host_reference, host.name AS host_name,
       option.host_km, option.host_units, option.lead_months, option.capital_low, option.capital_likely, option.capital_high,
       option.receipt_low, option.receipt_likely, option.receipt_high, option.yearly_cost, option.yearly_income,
       option.fuel_kg, option.electricity_kwh, option.heat_pump_kw, option.solar_kw, option.dwellings_low, option.dwellings_high, option.parish_yearly_cost,
       option.parish_band_d_low, option.parish_band_d_high, option.gain, option.host_gain,
       array_to_json(option.potential) AS potential, option.pv_capital, option.pv_receipt, option.pv_running,
       option.pv_income, option.pv_backlog, option.pv_carbon, option.pv_residual, option.net_present_cost, option.npc_change,
       option.carbon_tonnes, option.payback_years, option.cost_per_tonne
FROM programme.option
JOIN publish.option_cleared seen ON seen.run_id = option.run_id AND seen.asset_id = option.asset_id AND seen.option_no = option.option_no
LEFT JOIN LATERAL (
    SELECT cleared.reference, own.name FROM publish.asset_cleared cleared
    JOIN register.asset own ON own.asset_id = cleared.asset_id
    WHERE cleared.asset_id = option.host_asset_id) AS host ON true;
COMMENT ON VIEW publish.option IS 'What could be done with an asset, as a run found it: feasible or not, what it costs and brings, and what it would score.';
COMMENT ON COLUMN publish.option.option IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.option.host_reference IS 'The building that would take in what moves out; null none, or above the reader''s clearance.';
COMMENT ON COLUMN publish.option.host_name IS 'Its name.';

CREATE VIEW publish.option_obstacle WITH (security_barrier) AS
SELECT found.run_id, asset.asset_id, asset.reference, found.option_no, found.obstacle_code, found.state, obstacle.label AS obstacle,
       obstacle.sentence, obstacle.basis AS ground, obstacle.citation, found.cost_low, found.cost_likely, found.cost_high, found.months
FROM programme.option_obstacle found
JOIN publish.asset_cleared asset ON asset.asset_id = found.asset_id
JOIN programme.option own ON own.run_id = found.run_id AND own.asset_id = found.asset_id AND own.option_no = found.option_no
JOIN programme.option_kind kind ON kind.kind_code = own.kind_code AND kind.variant_code = own.variant_code
JOIN programme.obstacle ON obstacle.obstacle_code = found.obstacle_code
JOIN code.marking of_kind ON of_kind.code = kind.marking_code
JOIN code.marking ON marking.code = obstacle.marking_code
WHERE greatest(marking.rank, of_kind.rank) <= asset.clearance;
COMMENT ON VIEW publish.option_obstacle IS 'What stands in the way of an option: blocks, conditions with cost and time, and what is to be found out.';
COMMENT ON COLUMN publish.option_obstacle.obstacle IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.option_obstacle.ground IS 'law, policy or computed.';

CREATE VIEW publish.rate AS
SELECT DISTINCT ON (rate.rate_code, rate.group_code) rate.rate_code, rate.group_code, rate.valid_from, rate.low, rate.likely, rate.high,
       rate.unit, rate.price_base, rate.description, rate.source
FROM programme.rate
WHERE rate.valid_from <= facts.as_of()
ORDER BY rate.rate_code, rate.group_code, rate.valid_from DESC;
COMMENT ON VIEW publish.rate IS 'The parameters of options in force on the day, each as a range with its source.';
