-- What would help an asset, as the reader may know it: the best scores that options would reach, what each is worth, and
-- what plans make of it. Options are those of publish.option: nothing here tells of one that is marked above the reader.

CREATE VIEW facts.run_rate AS
SELECT DISTINCT ON (run.run_id, rate.rate_code, rate.group_code) run.run_id, rate.rate_code, rate.group_code, rate.likely
FROM evaluation.run
JOIN programme.rate ON rate.valid_from <= run.as_at
ORDER BY run.run_id, rate.rate_code, rate.group_code, rate.valid_from DESC;
COMMENT ON VIEW facts.run_rate IS 'The likely rates in force on the day of each run.';
COMMENT ON COLUMN facts.run_rate.run_id IS 'The run.';

-- A play area is not a secondary school.
CREATE VIEW facts.asset_weight AS
SELECT own.run_id, own.asset_id,
       greatest(least_of.likely, least(most_of.likely, power(coalesce(own.floor_area_m2, 0) / estate.mean_m2, power_of.likely))) AS weight
FROM evaluation.run_fact own
LEFT JOIN (SELECT run_id, avg(floor_area_m2) AS mean_m2 FROM evaluation.run_fact WHERE floor_area_m2 > 0 GROUP BY run_id) AS estate
     ON estate.run_id = own.run_id
LEFT JOIN facts.run_rate power_of ON power_of.run_id = own.run_id AND power_of.rate_code = 'size_power' AND power_of.group_code = ''
LEFT JOIN facts.run_rate least_of ON least_of.run_id = own.run_id AND least_of.rate_code = 'size_least' AND least_of.group_code = ''
LEFT JOIN facts.run_rate most_of ON most_of.run_id = own.run_id AND most_of.rate_code = 'size_most' AND most_of.group_code = '';
COMMENT ON VIEW facts.asset_weight IS 'What an asset counts as in a programme: by its floor area over the mean of the estate, as the rates of the day say.';
COMMENT ON COLUMN facts.asset_weight.run_id IS 'The run.';
COMMENT ON COLUMN facts.asset_weight.asset_id IS 'The asset.';
COMMENT ON COLUMN facts.asset_weight.weight IS 'Weight; an asset of the mean floor area is 1.';

CREATE VIEW publish.asset_prospect WITH (security_barrier) AS
SELECT DISTINCT ON (seen.run_id, seen.asset_id, reached.objective)
       seen.run_id, seen.asset_id, seen.reference, reached.objective::integer AS objective, reached.potential, seen.option_no, seen.option
FROM programme.option own
JOIN publish.option_cleared seen ON seen.run_id = own.run_id AND seen.asset_id = own.asset_id AND seen.option_no = own.option_no
CROSS JOIN LATERAL unnest(own.potential) WITH ORDINALITY AS reached (potential, objective)
WHERE seen.feasible AND reached.potential IS NOT NULL
ORDER BY seen.run_id, seen.asset_id, reached.objective, reached.potential DESC, seen.option_no;
COMMENT ON VIEW publish.asset_prospect IS 'The best score that a feasible option would reach, objective by objective, of the options that the reader may see; to keep the asset as it is among them.';
COMMENT ON COLUMN publish.asset_prospect.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.asset_prospect.run_id IS 'The run.';
COMMENT ON COLUMN publish.asset_prospect.objective IS 'The objective.';
COMMENT ON COLUMN publish.asset_prospect.potential IS 'Score that it would reach, 0 to 100.';
COMMENT ON COLUMN publish.asset_prospect.option_no IS 'The option that reaches it; of several the first.';
COMMENT ON COLUMN publish.asset_prospect.option IS 'What it is, in a few words.';

CREATE VIEW publish.option_worth WITH (security_barrier) AS
SELECT seen.run_id, seen.asset_id, seen.reference, seen.option_no, seen.feasible,
       round((own.gain * size.weight * point.likely - own.npc_change)::numeric, 2) AS worth,
       round((own.gain * size.weight * point.likely)::numeric, 2) AS worth_of_gain
FROM programme.option own
JOIN publish.option_cleared seen ON seen.run_id = own.run_id AND seen.asset_id = own.asset_id AND seen.option_no = own.option_no
JOIN facts.asset_weight size ON size.run_id = own.run_id AND size.asset_id = own.asset_id
JOIN facts.run_rate point ON point.run_id = own.run_id AND point.rate_code = 'point_value' AND point.group_code = ''
WHERE own.kind_code <> 'retain' AND own.gain IS NOT NULL AND own.npc_change IS NOT NULL AND own.capital_likely IS NOT NULL;
COMMENT ON VIEW publish.option_worth IS 'What each option would be worth, begun at once, as a programme counts it. What has no cost or gain that is known has no row, nor has keeping the asset as it is, which is worth nothing.';
COMMENT ON COLUMN publish.option_worth.worth IS 'Points gained in pounds, by the size of the asset, less the change in net present cost, GBP.';
COMMENT ON COLUMN publish.option_worth.worth_of_gain IS 'The points of it alone, in pounds.';

CREATE VIEW publish.asset_plan WITH (security_barrier) AS
SELECT plan.plan_id, plan.run_id, asset.asset_id, asset.reference, plan.scenario_name, plan.years,
       (SELECT sum(given.value::numeric) FROM jsonb_each_text(plan.settings #> '{settings,funds}') AS given) AS money_gbp,
       (plan.made_at AT TIME ZONE 'Europe/London')::date AS made_on,
       CASE WHEN choice.asset_id IS NULL THEN 'nothing' WHEN option.option_no IS NULL THEN 'withheld' ELSE 'taken' END AS state,
       option.option_no, option.option, CASE WHEN option.option_no IS NOT NULL THEN choice.start_year END AS start_year,
       CASE WHEN option.option_no IS NOT NULL THEN choice.firm END AS firm
FROM programme.plan
JOIN evaluation.run_fact judged ON judged.run_id = plan.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = judged.asset_id
LEFT JOIN programme.plan_choice choice ON choice.plan_id = plan.plan_id AND choice.asset_id = judged.asset_id AND choice.method = 'best'
LEFT JOIN publish.option_cleared option ON option.run_id = plan.run_id AND option.asset_id = choice.asset_id AND option.option_no = choice.option_no
WHERE plan.value_gbp IS NOT NULL AND NOT EXISTS (SELECT FROM programme.run_supposed supposed WHERE supposed.run_id = plan.run_id);
COMMENT ON VIEW publish.asset_plan IS 'What each plan that could be made does with each asset that its run judged: of the record as it is, not of what scenarios suppose.';
COMMENT ON COLUMN publish.asset_plan.plan_id IS 'The plan.';
COMMENT ON COLUMN publish.asset_plan.run_id IS 'The run whose options it chose from.';
COMMENT ON COLUMN publish.asset_plan.scenario_name IS 'The scenario that it was made for; null none.';
COMMENT ON COLUMN publish.asset_plan.years IS 'How many years it covers.';
COMMENT ON COLUMN publish.asset_plan.money_gbp IS 'Money that it was given, of all funds and years; receipts come on top.';
COMMENT ON COLUMN publish.asset_plan.made_on IS 'When it was made.';
COMMENT ON COLUMN publish.asset_plan.state IS 'taken; nothing: it keeps the asset as it is; withheld: it takes an option that is marked above the reader.';
COMMENT ON COLUMN publish.asset_plan.option_no IS 'The option that it takes.';
COMMENT ON COLUMN publish.asset_plan.option IS 'What it is, in a few words.';
COMMENT ON COLUMN publish.asset_plan.start_year IS 'Year of the plan in which it begins, from 1.';
COMMENT ON COLUMN publish.asset_plan.firm IS 'It is in every plan within one per cent of this one; otherwise it may flip.';

CREATE VIEW publish.objective_result WITH (security_barrier) AS
SELECT asset.asset_id, asset.reference, result.objective, objective.short_title AS title, result.score,
       result.rating AS rating_code, rating.label AS rating, prospect.potential, result.coverage, result.confidence,
       result.guard_state, result.failed_guards, result.unproven_guards, result.direction, result.change
FROM evaluation.objective_result result
JOIN publish.latest_run run ON run.run_id = result.run_id
JOIN publish.asset_cleared asset ON asset.asset_id = result.asset_id
JOIN evaluation.objective ON objective.objective = result.objective
JOIN evaluation.rating ON rating.rating_code = result.rating
LEFT JOIN publish.asset_prospect prospect
     ON prospect.run_id = result.run_id AND prospect.asset_id = result.asset_id AND prospect.objective = result.objective;
COMMENT ON VIEW publish.objective_result IS 'How assets were judged in the latest published run.';
