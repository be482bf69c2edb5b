-- Programmes as they were made, and the scenarios that they were made for. What an asset takes is for those who may read of
-- the asset and of that kind of option; totals are of all, and say how many assets are not shown.

CREATE VIEW publish.plan AS
SELECT plan.plan_id, plan.run_id, plan.scenario_name, plan.years, plan.settings, plan.outcome, plan.value_gbp, plan.bound_gbp,
       plan.cut_value_gbp, plan.more_gbp, plan.less_gbp, plan.emissions_kg, plan.engine_version, plan.made_at, plan.made_by,
       (SELECT count(*) FROM programme.plan_choice every WHERE every.plan_id = plan.plan_id AND every.method = 'best') AS taken,
       EXISTS (SELECT FROM programme.run_supposed supposed WHERE supposed.run_id = plan.run_id) AS supposes,
       CASE plan.outcome WHEN 'best' THEN 'within the gap' WHEN 'nodes' THEN 'stopped by nodes' WHEN 'time' THEN 'stopped by time'
           WHEN 'cancelled' THEN 'cancelled' WHEN 'infeasible' THEN 'not possible' ELSE 'none found' END AS ended
FROM programme.plan;
COMMENT ON VIEW publish.plan IS 'Programmes that are kept, with what each comes to.';
COMMENT ON COLUMN publish.plan.ended IS 'Its outcome in a few words.';
COMMENT ON COLUMN publish.plan.supposes IS 'Its scenario supposed facts: it is no programme of the record as it is.';
COMMENT ON COLUMN publish.plan.taken IS 'Assets that take something in it, also those that the reader is not shown.';

CREATE VIEW publish.plan_choice WITH (security_barrier) AS
SELECT choice.plan_id, plan.run_id, choice.method, choice.start_year, asset.asset_id, asset.reference, own.name,
       option.option_no, option.kind_code, option.variant_code, kind.label AS option, host.reference AS host_reference,
       option.capital_likely, option.receipt_likely, option.gain, option.npc_change, option.dwellings_low, option.dwellings_high,
       choice.value_gbp, CASE WHEN told.may THEN choice.margin_gbp END AS margin_gbp, choice.firm,
       CASE WHEN told.may THEN choice.behind_gbp END AS behind_gbp,
       CASE WHEN choice.behind_gbp IS NULL THEN NULL WHEN choice.next_option_no IS NULL THEN 'nothing'
            ELSE coalesce(next.label, 'an option that is not shown') END AS next_option,
       (SELECT string_agg(fund.label || ' GBP ' || to_char(paid.paid_gbp, 'FM999,999,999,990'), ', ' ORDER BY fund.sort_order)
        FROM programme.plan_choice_fund paid JOIN programme.fund ON fund.fund_code = paid.fund_code
        WHERE paid.plan_id = choice.plan_id AND paid.asset_id = choice.asset_id AND choice.method = 'best') AS paid_from,
       (SELECT string_agg(words.label, ', ' ORDER BY words.place)
        FROM programme.plan_flip flip
        JOIN (VALUES (1, 'more', 'GBP 1m more'), (2, 'less', 'GBP 1m less'), (3, 'costs_high', 'high costs'), (4, 'receipts_low', 'low receipts'),
                     (5, 'points_low', 'points worth less'), (6, 'points_high', 'points worth more'),
                     (7, 'near', 'another plan within 1%')) AS words (place, code, label) ON words.code = flip.trial_code
        LEFT JOIN programme.option taken ON taken.run_id = plan.run_id AND taken.asset_id = flip.asset_id AND taken.option_no = flip.option_no
        LEFT JOIN programme.option_kind taken_kind ON taken_kind.kind_code = taken.kind_code AND taken_kind.variant_code = taken.variant_code
        LEFT JOIN code.marking taken_marking ON taken_marking.code = taken_kind.marking_code
        WHERE flip.plan_id = choice.plan_id AND flip.asset_id = choice.asset_id AND choice.method = 'best'
          AND (flip.option_no IS NULL OR taken_marking.rank <= asset.clearance)) AS flips_with,
       (SELECT string_agg(standing.kind || ', ' || standing.said, '; ' ORDER BY standing.since DESC NULLS LAST, standing.proposal DESC)
        FROM publish.proposal_standing standing WHERE standing.asset_id = choice.asset_id) AS proposals
FROM programme.plan_choice choice
JOIN programme.plan ON plan.plan_id = choice.plan_id
JOIN programme.option ON option.run_id = plan.run_id AND option.asset_id = choice.asset_id AND option.option_no = choice.option_no
JOIN programme.option_kind kind ON kind.kind_code = option.kind_code AND kind.variant_code = option.variant_code
JOIN code.marking ON marking.code = kind.marking_code
JOIN publish.asset_cleared asset ON asset.asset_id = choice.asset_id
JOIN register.asset own ON own.asset_id = choice.asset_id
LEFT JOIN publish.asset_cleared host ON host.asset_id = option.host_asset_id
LEFT JOIN LATERAL (
    SELECT other_kind.label
    FROM programme.option other
    JOIN programme.option_kind other_kind ON other_kind.kind_code = other.kind_code AND other_kind.variant_code = other.variant_code
    JOIN code.marking other_marking ON other_marking.code = other_kind.marking_code
    WHERE other.run_id = plan.run_id AND other.asset_id = choice.asset_id AND other.option_no = choice.next_option_no
      AND other_marking.rank <= asset.clearance) AS next ON true
-- How far behind it is would tell what a hidden option is worth.
CROSS JOIN LATERAL (SELECT choice.next_option_no IS NULL OR next.label IS NOT NULL AS may) AS told
WHERE marking.rank <= asset.clearance;
COMMENT ON VIEW publish.plan_choice IS 'What the assets take in a programme, and by rank-and-cut: of those assets and kinds of option that the reader may read of.';
COMMENT ON COLUMN publish.plan_choice.name IS 'What the asset is called.';
COMMENT ON COLUMN publish.plan_choice.option IS 'What it takes, in a few words.';
COMMENT ON COLUMN publish.plan_choice.next_option IS 'The next best of the asset at what money and limits are worth in this plan, in a few words; null by rank-and-cut.';
COMMENT ON COLUMN publish.plan_choice.paid_from IS 'What pays for it; within a need and a year assets draw on the funds in order. Null: it costs nothing.';
COMMENT ON COLUMN publish.plan_choice.flips_with IS 'In which trials of the plan it does not take this option; null in none.';
COMMENT ON COLUMN publish.plan_choice.proposals IS 'What is proposed for the asset and is not carried out, as it stands on the day and not when the plan was made; null nothing.';
COMMENT ON COLUMN publish.plan_choice.host_reference IS 'The building that takes in what moves out; null none, or above the reader''s clearance.';

CREATE VIEW publish.plan_year AS
SELECT year.plan_id, year.method, year.year_no, year.cost_gbp, year.receipts_gbp, year.revenue_gbp, year.carbon_kg, year.moves
FROM programme.plan_year year;
COMMENT ON VIEW publish.plan_year IS 'Programmes year by year: totals of all assets.';

-- Totals of all assets, as those of publish.plan_year are. A year that no target speaks of has no row.
CREATE VIEW publish.plan_carbon AS
SELECT kept.plan_id, kept.sort_order, kept.target_code, kept.target, kept.year_no, kept.financial_year,
       (kept.without_kg / 1000)::numeric AS without_tonnes, ((kept.without_kg - year.carbon_kg) / 1000)::numeric AS with_tonnes,
       (kept.allowed_kg / 1000)::numeric AS allowed_tonnes, ((kept.without_kg - year.carbon_kg - kept.allowed_kg) / 1000)::numeric AS above_tonnes
FROM programme.plan_carbon kept
JOIN programme.plan_year year ON year.plan_id = kept.plan_id AND year.method = 'best' AND year.year_no = kept.year_no;
COMMENT ON VIEW publish.plan_carbon IS 'The emissions of the estate with a programme and without it, against each target, year by year: totals of all assets, as they were when it was made. Without it they are what its run found, projected as publish.carbon_path is: the same energy, a cleaner grid.';
COMMENT ON COLUMN publish.plan_carbon.sort_order IS 'Order of the targets.';
COMMENT ON COLUMN publish.plan_carbon.target_code IS 'Target (publish.carbon_target).';
COMMENT ON COLUMN publish.plan_carbon.target IS 'Target.';
COMMENT ON COLUMN publish.plan_carbon.financial_year IS 'Financial year: 2025 is April 2025 to March 2026.';
COMMENT ON COLUMN publish.plan_carbon.without_tonnes IS 'Emissions without the programme, projected, tCO2e.';
COMMENT ON COLUMN publish.plan_carbon.with_tonnes IS 'Emissions with what the programme saves in the year, tCO2e.';
COMMENT ON COLUMN publish.plan_carbon.allowed_tonnes IS 'What the target allowed of the estate as it stood when the programme was made, tCO2e; null without a figure for the baseline.';
COMMENT ON COLUMN publish.plan_carbon.above_tonnes IS 'Emissions with the programme above the target, tCO2e; below it, negative.';

CREATE VIEW publish.plan_fund_year AS
SELECT year.plan_id, year.fund_code, fund.label AS fund, fund.sort_order, year.year_no, year.new_gbp, year.paid_gbp
FROM programme.plan_fund_year year
JOIN programme.fund ON fund.fund_code = year.fund_code;
COMMENT ON VIEW publish.plan_fund_year IS 'What each fund has and pays in each year of a programme.';
COMMENT ON COLUMN publish.plan_fund_year.fund IS 'What people call the fund.';

-- A limit is named by what it limits, and after a dot its year, its host or its town centre. How much room a host has is
-- for those who may be told that fact of it; that it takes part in a conflict is told to all, but not of whom.
CREATE VIEW publish.plan_bound WITH (security_barrier) AS
SELECT given.plan_id, given.of_conflict, coalesce(own.begun, own.kind) AS kind,
       CASE own.kind
           WHEN 'host' THEN coalesce('room at ' || host.reference, 'room at a building that is not shown')
           WHEN 'centre' THEN 'the last presence in ' || coalesce(centre.town_centre, 'a town centre')
           WHEN 'carbon' THEN 'emissions to be saved' WHEN 'revenue' THEN 'change in running cost' WHEN 'sales' THEN 'put up for sale'
           WHEN 'moves' THEN 'assets left or given up' WHEN 'starters' THEN 'starter holdings given up'
           ELSE coalesce(fund.label, 'options begun: ' || replace(substring(own.kind FROM '^begun_(.*)'), '_', ' '), own.kind) END AS what,
       coalesce(nullif(given.year_no, 0), CASE WHEN own.kind NOT IN ('host', 'centre', 'starters') THEN nullif(own.number, 0)::integer END) AS year_no,
       given.least, given.bound, given.reached,
       CASE WHEN fund.fund_code IS NOT NULL OR own.kind IN ('revenue', 'sales') THEN 'GBP'
            WHEN own.kind = 'carbon' THEN 'kgCO2e' WHEN own.kind = 'host' THEN 'units of room' ELSE 'assets' END AS unit
FROM (SELECT conflict.plan_id, true AS of_conflict, conflict.limit_name, conflict.year_no, NULL::boolean AS least,
             NULL::double precision AS bound, NULL::double precision AS reached
      FROM programme.plan_conflict conflict
      UNION ALL
      SELECT kept.plan_id, false, kept.limit_name, 0, kept.least, kept.bound, kept.reached FROM programme.plan_limit kept) AS given
JOIN programme.plan ON plan.plan_id = given.plan_id
CROSS JOIN LATERAL (SELECT split_part(given.limit_name, '.', 1) AS kind, substring(given.limit_name FROM '^(begun)_') AS begun,
                           substring(given.limit_name FROM '[.]([0-9]+)$')::bigint AS number) AS own
LEFT JOIN programme.fund ON fund.fund_code = given.limit_name
LEFT JOIN publish.asset_cleared host ON own.kind = 'host' AND host.asset_id = own.number
LEFT JOIN LATERAL (
    SELECT found.town_centre FROM programme.presence found
    WHERE own.kind = 'centre' AND found.run_id = plan.run_id
    GROUP BY found.town_centre ORDER BY found.town_centre OFFSET own.number LIMIT 1) AS centre ON true
WHERE given.of_conflict OR own.kind <> 'host'
   OR greatest((SELECT marking.rank FROM evaluation.fact JOIN code.marking ON marking.code = fact.marking_code WHERE fact.fact_code = 'spare_capacity'),
               (SELECT marked.rank FROM facts.fact_rank marked WHERE marked.asset_id = host.asset_id AND marked.fact_code = 'spare_capacity'))
      <= host.clearance;
COMMENT ON VIEW publish.plan_bound IS 'What a programme kept within, and where none could be made what conflicts, each named as people read it. Not granted: what is granted stands on it.';
COMMENT ON COLUMN publish.plan_bound.of_conflict IS 'It takes part in a conflict; otherwise the programme kept within it.';
COMMENT ON COLUMN publish.plan_bound.kind IS 'The fund, or what is limited: carbon, revenue, sales, moves, starters, begun, host, centre.';
COMMENT ON COLUMN publish.plan_bound.what IS 'The limit or fund, as people read it.';
COMMENT ON COLUMN publish.plan_bound.year_no IS 'Year of the plan, from 1; null of what holds over all.';
COMMENT ON COLUMN publish.plan_bound.unit IS 'Unit of the bound and of what is reached.';

CREATE VIEW publish.plan_conflict WITH (security_barrier) AS
SELECT bound.plan_id, bound.what, bound.year_no FROM publish.plan_bound bound WHERE bound.of_conflict;
COMMENT ON VIEW publish.plan_conflict IS 'What takes part where a programme could not be made, and need not give way. A host''s room is named by the host, to those who may read of it.';
COMMENT ON COLUMN publish.plan_conflict.what IS 'The limit or fund, as people read it.';

-- As it would be typed: 5.12m is GBP 5,120,000.
CREATE VIEW publish.plan_mend AS
SELECT mend.plan_id, words.place, mend.setting_code, mend.group_code, mend.was, mend.value,
       CASE WHEN mend.group_code = 'capital' THEN '--budget' WHEN mend.group_code = 'borrowing' THEN '--borrow'
            ELSE '--' || coalesce(nullif(mend.group_code, ''), mend.setting_code) END || ' '
       || CASE WHEN NOT words.money OR abs(mend.value) < 1000 THEN trim_scale(mend.value::numeric)::text
               WHEN abs(mend.value) < 1000000 THEN trim_scale(mend.value::numeric / 1000) || 'k'
               ELSE trim_scale(mend.value::numeric / 1000000) || 'm' END AS option,
       CASE mend.setting_code
           WHEN 'fund' THEN 'GBP ' || own.value || ' of ' || coalesce(fund.label, mend.group_code) || ' over ' || plan.years || ' years in equal parts, not GBP ' || own.was
           WHEN 'carbon' THEN 'save ' || trim_scale(mend.value::numeric) || '% of the emissions in year ' || plan.years || ', not ' || trim_scale(mend.was::numeric) || '%'
               || coalesce(': ' || to_char(plan.emissions_kg * mend.value / 100000, 'FM999,999,990') || ' of ' || to_char(plan.emissions_kg / 1000, 'FM999,999,990')
                           || ' tonnes CO2e, not ' || to_char(plan.emissions_kg * mend.was / 100000, 'FM999,999,990'), '')
           WHEN 'revenue' THEN CASE WHEN mend.value < 0 THEN 'running costs fall by GBP ' || own.value || ' in year ' || plan.years
                                    ELSE 'running costs may rise by GBP ' || own.value || ' a year' END
               || CASE WHEN mend.was < 0 THEN ', rather than fall by GBP ' || own.was ELSE ', not GBP ' || own.was END
           WHEN 'sales' THEN 'put up to GBP ' || own.value || ' up for sale in a year, not GBP ' || own.was
           WHEN 'moves' THEN 'let ' || own.value || ' assets be left or given up in a year, not ' || own.was
           ELSE 'let ' || own.value || ' starter holdings be given up, not ' || own.was END AS sentence
FROM programme.plan_mend mend
JOIN programme.plan ON plan.plan_id = mend.plan_id
JOIN (VALUES (1, 'fund', true), (2, 'carbon', false), (3, 'revenue', true), (4, 'sales', true), (5, 'moves', false), (6, 'starters', false))
     AS words (place, code, money) ON words.code = mend.setting_code
LEFT JOIN programme.fund ON fund.fund_code = mend.group_code
CROSS JOIN LATERAL (SELECT to_char(abs(mend.value), 'FM999,999,999,990') AS value, to_char(abs(mend.was), 'FM999,999,999,990') AS was) AS own;
COMMENT ON VIEW publish.plan_mend IS 'The settings with which there is a programme where one could not be made, all of them together: as they would be set, and in words.';
COMMENT ON COLUMN publish.plan_mend.place IS 'Order in lists.';
COMMENT ON COLUMN publish.plan_mend.option IS 'The setting as it would be typed.';
COMMENT ON COLUMN publish.plan_mend.sentence IS 'What it means, beside what held.';

-- Near is within three per cent of a bound of more than a hundred, and at it otherwise; a bound of nothing that nothing
-- wants is not one that the plan came up against.
CREATE VIEW publish.plan_limit WITH (security_barrier) AS
SELECT bound.plan_id, bound.kind, bound.what, bound.year_no, bound.least, bound.bound, bound.reached, bound.unit,
       CASE WHEN bound.least THEN bound.reached <= bound.bound * 1.01 WHEN bound.bound > 100 THEN bound.reached >= 0.97 * bound.bound
            ELSE bound.reached >= bound.bound END
       AND (bound.bound > 0 OR bound.reached <> 0 OR bound.kind = 'revenue') AS binds
FROM publish.plan_bound bound
WHERE NOT bound.of_conflict;
COMMENT ON VIEW publish.plan_limit IS 'What a programme kept within besides its money, how near it came, and what it came up against. The room of a host is for those who may be told it.';
COMMENT ON COLUMN publish.plan_limit.kind IS 'What is limited: carbon, revenue, sales, moves, starters, begun, host, centre.';
COMMENT ON COLUMN publish.plan_limit.what IS 'The limit, as people read it.';
COMMENT ON COLUMN publish.plan_limit.year_no IS 'Year of the plan, from 1; null of what holds over all.';
COMMENT ON COLUMN publish.plan_limit.unit IS 'Unit of the bound.';
COMMENT ON COLUMN publish.plan_limit.binds IS 'The plan came up against it.';

CREATE VIEW publish.plan_trial AS
SELECT trial.plan_id, words.place, trial.trial_code, words.label AS trial, trial.outcome, trial.value_gbp,
       trial.value_gbp - plan.value_gbp AS change_gbp, trial.same, own.drop_out, own.take_another, own.come_in
FROM programme.plan_trial trial
JOIN programme.plan ON plan.plan_id = trial.plan_id
JOIN (VALUES (1, 'more', 'GBP 1m more capital'), (2, 'less', 'GBP 1m less'), (3, 'costs_high', 'Costs at their high figures'),
             (4, 'receipts_low', 'Receipts at their low figures'), (5, 'points_low', 'A point worth its low figure'),
             (6, 'points_high', 'A point worth its high figure'), (7, 'near', 'Most different within 1%')) AS words (place, code, label)
  ON words.code = trial.trial_code
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE flip.option_no IS NULL) AS drop_out,
           count(*) FILTER (WHERE flip.option_no IS NOT NULL AND choice.asset_id IS NOT NULL) AS take_another,
           count(*) FILTER (WHERE flip.option_no IS NOT NULL AND choice.asset_id IS NULL) AS come_in
    FROM programme.plan_flip flip
    LEFT JOIN programme.plan_choice choice ON choice.plan_id = flip.plan_id AND choice.method = 'best' AND choice.asset_id = flip.asset_id
    WHERE flip.plan_id = trial.plan_id AND flip.trial_code = trial.trial_code) AS own;
COMMENT ON VIEW publish.plan_trial IS 'A programme made again with one thing changed: what it is worth then, and how many assets do otherwise. Counts are of all assets.';
COMMENT ON COLUMN publish.plan_trial.place IS 'Order in lists.';
COMMENT ON COLUMN publish.plan_trial.trial IS 'What is changed, in a few words.';
COMMENT ON COLUMN publish.plan_trial.change_gbp IS 'How much more it is worth than the plan.';
COMMENT ON COLUMN publish.plan_trial.drop_out IS 'Assets that take something in the plan and nothing in the trial.';
COMMENT ON COLUMN publish.plan_trial.take_another IS 'Assets that take another option.';
COMMENT ON COLUMN publish.plan_trial.come_in IS 'Assets that take something in the trial alone.';

CREATE VIEW publish.plan_flip WITH (security_barrier) AS
SELECT flip.plan_id, flip.trial_code, asset.asset_id, asset.reference, own.name, mine.option AS in_plan, choice.start_year AS in_plan_year,
       other.option, flip.start_year
FROM programme.plan_flip flip
JOIN programme.plan ON plan.plan_id = flip.plan_id
JOIN publish.asset_cleared asset ON asset.asset_id = flip.asset_id
JOIN register.asset own ON own.asset_id = flip.asset_id
LEFT JOIN programme.plan_choice choice ON choice.plan_id = flip.plan_id AND choice.method = 'best' AND choice.asset_id = flip.asset_id
LEFT JOIN publish.option_cleared mine ON mine.run_id = plan.run_id AND mine.asset_id = flip.asset_id AND mine.option_no = choice.option_no
LEFT JOIN publish.option_cleared other ON other.run_id = plan.run_id AND other.asset_id = flip.asset_id AND other.option_no = flip.option_no
WHERE (choice.option_no IS NULL OR mine.option_no IS NOT NULL) AND (flip.option_no IS NULL OR other.option_no IS NOT NULL);
COMMENT ON VIEW publish.plan_flip IS 'What the assets take in each trial of a programme that take something else there: of those assets and kinds of option that the reader may read of.';
COMMENT ON COLUMN publish.plan_flip.name IS 'What the asset is called.';
COMMENT ON COLUMN publish.plan_flip.in_plan IS 'What it takes in the plan, in a few words; null nothing.';
COMMENT ON COLUMN publish.plan_flip.in_plan_year IS 'When that begins.';
COMMENT ON COLUMN publish.plan_flip.option IS 'What it takes in the trial, in a few words; null nothing.';

-- Of what is kept the same assets are counted before and after: buying and selling is no improvement.
CREATE VIEW publish.plan_score AS
SELECT plan.plan_id, result.objective, objective.short_title AS title,
       count(*) FILTER (WHERE own.kept) AS kept, avg(result.score) FILTER (WHERE own.kept) AS kept_before, avg(own.after) FILTER (WHERE own.kept) AS kept_after,
       count(*) AS scored, avg(result.score) AS score_before, avg(own.after) AS score_after
FROM programme.plan
JOIN evaluation.objective_result result ON result.run_id = plan.run_id AND result.score IS NOT NULL
JOIN evaluation.objective ON objective.objective = result.objective
LEFT JOIN programme.plan_choice choice ON choice.plan_id = plan.plan_id AND choice.method = 'best' AND choice.asset_id = result.asset_id
LEFT JOIN programme.option ON option.run_id = plan.run_id AND option.asset_id = choice.asset_id AND option.option_no = choice.option_no
LEFT JOIN programme.option_kind kind ON kind.kind_code = option.kind_code AND kind.variant_code = option.variant_code
CROSS JOIN LATERAL (SELECT kind.exit_code IS NULL AND option.kind_code IS DISTINCT FROM 'move_out' AS kept,
                           coalesce(option.potential[result.objective], result.score) AS after) AS own
GROUP BY plan.plan_id, result.objective, objective.short_title;
COMMENT ON VIEW publish.plan_score IS 'The mean score of the assets scored, objective by objective, before a programme and after it: of those that the council keeps, and of all.';
COMMENT ON COLUMN publish.plan_score.objective IS 'The objective.';
COMMENT ON COLUMN publish.plan_score.title IS 'Its short title.';
COMMENT ON COLUMN publish.plan_score.kept IS 'Assets scored that are neither left nor given up.';
COMMENT ON COLUMN publish.plan_score.kept_before IS 'Their mean as the run judged.';
COMMENT ON COLUMN publish.plan_score.kept_after IS 'The mean of the same assets with what they take.';
COMMENT ON COLUMN publish.plan_score.scored IS 'Assets scored, also those that are left or given up.';
COMMENT ON COLUMN publish.plan_score.score_before IS 'Mean of all as the run judged.';
COMMENT ON COLUMN publish.plan_score.score_after IS 'Mean of all with what they take: what is left or given up counts with what that scores.';

CREATE VIEW publish.plan_figure WITH (security_barrier) AS
SELECT plan.plan_id, figure.place, figure.code, figure.what, figure.amount
FROM publish.plan
CROSS JOIN LATERAL (
    SELECT count(*) AS shown,
           CASE WHEN EXISTS (SELECT FROM publish.plan_trial trial WHERE trial.plan_id = plan.plan_id) THEN count(*) FILTER (WHERE choice.firm) END AS firm,
           coalesce(round(sum(choice.dwellings_low)::numeric), 0) AS homes_low, coalesce(round(sum(choice.dwellings_high)::numeric), 0) AS homes_high
    FROM publish.plan_choice choice
    WHERE choice.plan_id = plan.plan_id AND choice.method = 'best') AS assets
CROSS JOIN LATERAL (
    SELECT sum(year.cost_gbp) AS cost, sum(year.receipts_gbp) AS receipts, sum(year.moves) AS moves,
           (array_agg(year.revenue_gbp ORDER BY year.year_no DESC))[1] AS revenue,
           (array_agg(year.carbon_kg ORDER BY year.year_no DESC))[1] AS carbon
    FROM publish.plan_year year WHERE year.plan_id = plan.plan_id AND year.method = 'best') AS years
CROSS JOIN LATERAL (VALUES
    (1, 'plan', 'plan', plan.plan_id::numeric), (2, 'run', 'run', plan.run_id::numeric), (3, 'years', 'years', plan.years::numeric),
    (4, 'worth_gbp', 'worth, GBP', round(plan.value_gbp)), (5, 'bound_gbp', 'bound, GBP', round(plan.bound_gbp)),
    (6, 'by_rank_and_cut_gbp', 'by rank-and-cut, GBP', round(plan.cut_value_gbp)),
    (7, 'capital_gbp', 'capital, GBP', round(years.cost)), (8, 'receipts_gbp', 'receipts, GBP', round(years.receipts)),
    (9, 'running_cost_gbp', 'running cost in the last year, GBP', round(years.revenue)),
    (10, 'tonnes_saved', 'tonnes saved in the last year', round((years.carbon / 1000)::numeric)),
    (11, 'moves', 'assets left or given up', years.moves::numeric), (12, 'assets', 'assets with an option', assets.shown::numeric),
    (13, 'firm', 'of them firm', assets.firm::numeric), (14, 'homes_low', 'homes, low', assets.homes_low),
    (15, 'homes_high', 'homes, high', assets.homes_high),
    (16, 'not_shown', 'assets not shown', nullif(plan.taken - assets.shown, 0)::numeric)) AS figure (place, code, what, amount);
COMMENT ON VIEW publish.plan_figure IS 'A programme in figures, one row each, for putting two side by side. Counts of assets and homes are of what the reader is shown.';
COMMENT ON COLUMN publish.plan_figure.place IS 'Order in lists.';
COMMENT ON COLUMN publish.plan_figure.code IS 'Code of the figure.';
COMMENT ON COLUMN publish.plan_figure.what IS 'What people read.';
COMMENT ON COLUMN publish.plan_figure.amount IS 'The figure; null unknown, or none.';

CREATE VIEW publish.scenario AS
SELECT scenario.scenario_id, scenario.name, scenario.description, scenario.created_at, scenario.created_by,
       (SELECT jsonb_strip_nulls(jsonb_build_object(
                   'years', max(change.value) FILTER (WHERE change.setting_code = 'years'),
                   'funds', jsonb_object_agg(change.group_code, change.value) FILTER (WHERE change.setting_code = 'fund'),
                   'carbon_percent', max(change.value) FILTER (WHERE change.setting_code = 'carbon'),
                   'revenue_gbp', max(change.value) FILTER (WHERE change.setting_code = 'revenue'),
                   'sales_gbp', max(change.value) FILTER (WHERE change.setting_code = 'sales'),
                   'moves', max(change.value) FILTER (WHERE change.setting_code = 'moves'),
                   'starters', max(change.value) FILTER (WHERE change.setting_code = 'starters'),
                   'point_gbp', max(change.value) FILTER (WHERE change.setting_code = 'point'),
                   'without', jsonb_agg(change.group_code ORDER BY change.group_code) FILTER (WHERE change.setting_code = 'without')))
        FROM programme.scenario_change change WHERE change.scenario_id = scenario.scenario_id) AS settings,
       (SELECT max(plan.plan_id) FROM programme.plan WHERE plan.scenario_name = scenario.name) AS newest_plan_id,
       (SELECT count(*) FROM programme.scenario_fact supposed WHERE supposed.scenario_id = scenario.scenario_id) AS supposed
FROM programme.scenario;
COMMENT ON VIEW publish.scenario IS 'Scenarios: named sets of changes to the programme.';
COMMENT ON COLUMN publish.scenario.settings IS 'What it sets: years, funds (GBP in all), carbon_percent, revenue_gbp, sales_gbp, moves, starters, point_gbp, without (kinds of option left out).';
COMMENT ON COLUMN publish.scenario.newest_plan_id IS 'Its newest plan; null none yet.';
COMMENT ON COLUMN publish.scenario.supposed IS 'How many facts it supposes, also those that the reader is not told.';

CREATE VIEW publish.scenario_setting AS
SELECT change.scenario_id, words.place, change.setting_code, change.group_code, change.value, change.changed_at, change.changed_by,
       coalesce(words.label, fund.label || ' over all years, GBP', 'left out: ' || replace(change.group_code, '_', ' ')) AS what,
       CASE WHEN change.value IS NULL THEN 'yes' ELSE trim(to_char(change.value::numeric, CASE WHEN change.value::numeric % 1 = 0 THEN '999,999,999,990' ELSE '999,999,999,990.99' END)) END AS said
FROM programme.scenario_change change
JOIN (VALUES (1, 'years', 'years'), (2, 'fund', NULL), (3, 'carbon', 'emissions to be saved in the last year, %'),
             (4, 'revenue', 'running cost in a year at most, GBP'), (5, 'sales', 'put up for sale in a year at most, GBP'),
             (6, 'moves', 'assets left or given up in a year at most'), (7, 'starters', 'starter holdings given up at most'),
             (8, 'point', 'a point is worth, GBP'), (9, 'without', NULL)) AS words (place, code, label) ON words.code = change.setting_code
LEFT JOIN programme.fund ON change.setting_code = 'fund' AND fund.fund_code = change.group_code;
COMMENT ON VIEW publish.scenario_setting IS 'What scenarios set, setting by setting, as people read it.';
COMMENT ON COLUMN publish.scenario_setting.place IS 'Order in lists.';
COMMENT ON COLUMN publish.scenario_setting.what IS 'What is set.';
COMMENT ON COLUMN publish.scenario_setting.said IS 'What it is set to.';

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT DISTINCT ON (view.attrelid, view.attnum) view.attrelid::regclass AS view, view.attname AS name,
               col_description(base.attrelid, base.attnum) AS comment
        FROM pg_attribute view
        JOIN unnest(ARRAY['programme.plan', 'programme.plan_choice', 'programme.plan_year', 'programme.plan_fund_year', 'programme.plan_conflict',
                          'programme.plan_limit', 'programme.plan_mend', 'programme.plan_trial', 'programme.plan_flip', 'programme.scenario', 'programme.scenario_change', 'programme.option', 'programme.option_kind', 'register.asset']::regclass[])
             WITH ORDINALITY AS taken (base, place) ON true
        JOIN pg_attribute base ON base.attrelid = taken.base AND base.attname = view.attname AND NOT base.attisdropped
        WHERE view.attrelid IN ('publish.plan'::regclass, 'publish.plan_choice'::regclass, 'publish.plan_year'::regclass,
                                'publish.plan_fund_year'::regclass, 'publish.plan_conflict'::regclass, 'publish.plan_score'::regclass,
                                'publish.plan_bound'::regclass, 'publish.plan_limit'::regclass, 'publish.plan_mend'::regclass, 'publish.plan_trial'::regclass, 'publish.plan_flip'::regclass,
                                'publish.plan_figure'::regclass, 'publish.plan_carbon'::regclass, 'publish.scenario'::regclass, 'publish.scenario_setting'::regclass)
          AND view.attnum > 0 AND col_description(view.attrelid, view.attnum) IS NULL
        ORDER BY view.attrelid, view.attnum, (taken.base::text = 'programme.' || split_part(view.attrelid::regclass::text, '.', 2)) DESC, taken.place
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', found.view, found.name, found.comment);
    END LOOP;
END $$;
