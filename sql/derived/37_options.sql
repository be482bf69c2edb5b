-- What could be done with an asset, run by run. What rests on leases and on prices hoped for is marked as they are: it
-- never reaches those who may not read them.

-- A proposal may be marked higher than the asset. Whoever may not read it is shown its option as if it were not there.
CREATE VIEW facts.run_proposal_rank AS
SELECT own.run_id, own.asset_id, own.bearing, max(marking.rank) AS rank
FROM programme.run_proposal own
LEFT JOIN register.proposal present ON present.proposal_id = own.proposal_id
JOIN code.marking ON marking.code IN (own.marking_code, present.marking_code)
GROUP BY own.run_id, own.asset_id, own.bearing;
COMMENT ON VIEW facts.run_proposal_rank IS 'Who may read the proposals that bore on the options of a run: by their marking then or now, the stricter.';
COMMENT ON COLUMN facts.run_proposal_rank.run_id IS 'The run.';
COMMENT ON COLUMN facts.run_proposal_rank.bearing IS 'How it bears on options (programme.run_proposal).';
COMMENT ON COLUMN facts.run_proposal_rank.rank IS 'Rank of the marking (code.marking).';

CREATE VIEW facts.option_barred AS
SELECT found.run_id, found.asset_id, found.option_no, min(coalesce(proposal.rank, 0)) AS rank
FROM programme.option_obstacle found
JOIN programme.obstacle rule ON rule.obstacle_code = found.obstacle_code
LEFT JOIN facts.run_proposal_rank proposal
     ON proposal.run_id = found.run_id AND proposal.asset_id = found.asset_id AND proposal.bearing = rule.bearing
WHERE found.state = 'block'
GROUP BY found.run_id, found.asset_id, found.option_no;
COMMENT ON VIEW facts.option_barred IS 'Options that are blocked, and from which clearance on a reader is told that: 0 all, unless proposals alone block it.';
COMMENT ON COLUMN facts.option_barred.run_id IS 'The run.';
COMMENT ON COLUMN facts.option_barred.option_no IS 'The option.';
COMMENT ON COLUMN facts.option_barred.rank IS 'Rank of the lowest clearance that is told.';

CREATE VIEW publish.option_cleared AS
SELECT option.run_id, asset.asset_id, asset.reference, option.option_no, kind.label AS option, kind.description,
       option.feasible OR asset.clearance < (SELECT barred.rank FROM facts.option_barred barred
                                             WHERE barred.run_id = option.run_id AND barred.asset_id = option.asset_id
                                               AND barred.option_no = option.option_no) AS feasible
FROM programme.option
JOIN publish.asset_cleared asset ON asset.asset_id = option.asset_id
JOIN programme.option_kind kind ON kind.kind_code = option.kind_code AND kind.variant_code = option.variant_code
JOIN code.marking ON marking.code = kind.marking_code
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.option_cleared IS 'The options that the reader may see. Not granted: what is granted stands on it.';
COMMENT ON COLUMN publish.option_cleared.option IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.option_cleared.feasible IS 'Nothing blocks it that the reader may know of.';

CREATE VIEW publish.option WITH (security_barrier) AS
SELECT option.run_id, seen.asset_id, seen.reference, option.option_no, option.kind_code, option.variant_code,
       seen.option, seen.description, seen.feasible, host.reference AS host_reference, host.name AS host_name,
       option.host_km, option.host_units, option.lead_months, option.capital_low, option.capital_likely, option.capital_high,
       option.receipt_low, option.receipt_likely, option.receipt_high, option.yearly_cost, option.yearly_income,
       option.fuel_kg, option.electricity_kwh, option.heat_pump_kw, option.solar_kw, option.dwellings_low, option.dwellings_high, option.parish_yearly_cost,
       option.parish_band_d_low, option.parish_band_d_high, option.gain, option.host_gain,
       array_to_json(option.potential) AS potential, option.pv_capital, option.pv_receipt, option.pv_running,
       option.pv_income, option.pv_backlog, option.pv_renewals, option.pv_carbon, option.pv_residual, option.net_present_cost, option.npc_change,
       option.carbon_tonnes, option.payback_years, option.cost_per_tonne
FROM programme.option
JOIN publish.option_cleared seen ON seen.run_id = option.run_id AND seen.asset_id = option.asset_id AND seen.option_no = option.option_no
LEFT JOIN LATERAL (
    SELECT cleared.reference, own.name FROM publish.asset_cleared cleared
    JOIN register.asset own ON own.asset_id = cleared.asset_id
    WHERE cleared.asset_id = option.host_asset_id) AS host ON true;
COMMENT ON VIEW publish.option IS 'What could be done with an asset, as a run found it: feasible or not, what it costs and brings, and what it would score.';
COMMENT ON COLUMN publish.option.option IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.option.feasible IS 'Nothing blocks it that the reader may know of.';
COMMENT ON COLUMN publish.option.host_reference IS 'The building that would take in what moves out; null none, or above the reader''s clearance.';
COMMENT ON COLUMN publish.option.host_name IS 'Its name.';

-- What a decision has met is a condition to whoever may not know of the decision.
CREATE VIEW publish.option_obstacle WITH (security_barrier) AS
SELECT found.run_id, asset.asset_id, asset.reference, found.option_no, found.obstacle_code,
       CASE WHEN hidden.met THEN 'condition' ELSE found.state END AS state, obstacle.label AS obstacle,
       obstacle.sentence, obstacle.basis AS ground, obstacle.citation, 
       CASE WHEN hidden.met THEN obstacle.cost_low::numeric ELSE found.cost_low END AS cost_low,
       CASE WHEN hidden.met THEN obstacle.cost_likely::numeric ELSE found.cost_likely END AS cost_likely,
       CASE WHEN hidden.met THEN obstacle.cost_high::numeric ELSE found.cost_high END AS cost_high,
       CASE WHEN hidden.met THEN nullif(obstacle.months, 0)::integer ELSE found.months END AS months,
       CASE WHEN told.of_proposal THEN (
           SELECT concat_ws(', ', CASE WHEN obstacle.bearing NOT LIKE 'offer%' OR found.state = 'met' THEN proposal_kind.label END, decision.reference,
                            CASE WHEN proposal.state_code IS NULL THEN 'made ' ELSE '' END || bore.since)
           FROM programme.run_proposal bore
           JOIN register.proposal ON proposal.proposal_id = bore.proposal_id
           JOIN code.proposal_kind ON proposal_kind.code = proposal.kind_code
           LEFT JOIN governance.decision ON decision.proposal_id = bore.proposal_id
           WHERE bore.run_id = found.run_id AND bore.asset_id = found.asset_id AND bore.bearing = own_bearing.bearing) END AS about
FROM programme.option_obstacle found
JOIN publish.asset_cleared asset ON asset.asset_id = found.asset_id
JOIN programme.option own ON own.run_id = found.run_id AND own.asset_id = found.asset_id AND own.option_no = found.option_no
JOIN programme.option_kind kind ON kind.kind_code = own.kind_code AND kind.variant_code = own.variant_code
JOIN programme.obstacle ON obstacle.obstacle_code = found.obstacle_code
JOIN code.marking of_kind ON of_kind.code = kind.marking_code
JOIN code.marking ON marking.code = obstacle.marking_code
CROSS JOIN LATERAL (SELECT CASE WHEN found.state = 'met' THEN 'approved' ELSE obstacle.bearing END AS bearing) AS own_bearing
LEFT JOIN facts.run_proposal_rank proposal_rank ON own_bearing.bearing IS NOT NULL
     AND proposal_rank.run_id = found.run_id AND proposal_rank.asset_id = found.asset_id AND proposal_rank.bearing = own_bearing.bearing
CROSS JOIN LATERAL (SELECT own_bearing.bearing IS NOT NULL AND coalesce(proposal_rank.rank, 0) <= asset.clearance AS of_proposal) AS told
CROSS JOIN LATERAL (SELECT found.state = 'met' AND NOT told.of_proposal AS met) AS hidden
WHERE greatest(marking.rank, of_kind.rank) <= asset.clearance AND (obstacle.bearing IS NULL OR told.of_proposal)
  AND NOT EXISTS (
      SELECT FROM programme.obstacle instead
      JOIN programme.option_obstacle beside ON beside.run_id = found.run_id AND beside.asset_id = found.asset_id
           AND beside.option_no = found.option_no AND beside.obstacle_code = instead.obstacle_code
      LEFT JOIN facts.run_proposal_rank instead_rank
           ON instead_rank.run_id = found.run_id AND instead_rank.asset_id = found.asset_id AND instead_rank.bearing = instead.bearing
      WHERE instead.in_place_of = found.obstacle_code AND coalesce(instead_rank.rank, 0) <= asset.clearance);
COMMENT ON VIEW publish.option_obstacle IS 'What stands in the way of an option: blocks, conditions with cost and time, what is to be found out, and what a decision has met. Nothing of a proposal that the reader may not read.';
COMMENT ON COLUMN publish.option_obstacle.obstacle IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.option_obstacle.ground IS 'law, policy or computed.';
COMMENT ON COLUMN publish.option_obstacle.about IS 'The proposal that it is about: what, reference and day of the decision; an offer of which no other day is recorded by the day on which it was made. Null: about none.';

CREATE VIEW publish.rate AS
SELECT DISTINCT ON (rate.rate_code, rate.group_code) rate.rate_code, rate.group_code, rate.valid_from, rate.low, rate.likely, rate.high,
       rate.unit, rate.price_base, rate.description, rate.source
FROM programme.rate
WHERE rate.valid_from <= facts.as_of()
ORDER BY rate.rate_code, rate.group_code, rate.valid_from DESC;
COMMENT ON VIEW publish.rate IS 'The parameters of options in force on the day, each as a range with its source.';
