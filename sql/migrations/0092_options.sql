-- Options: what could be done with each asset, by rates and obstacles that are rows; what each run found.

CREATE SCHEMA programme;
COMMENT ON SCHEMA programme IS 'What could be done with each asset (options), at what cost and against which obstacles; scenarios and plans.';

CREATE TABLE programme.rate (
    rate_code text NOT NULL CHECK (rate_code ~ '^[a-z][a-z0-9_]*$'),
    group_code text NOT NULL DEFAULT '' CHECK (group_code ~ '^[a-z0-9_.-]*$'),
    valid_from date NOT NULL DEFAULT '-infinity',
    low double precision NOT NULL,
    likely double precision NOT NULL,
    high double precision NOT NULL,
    unit text NOT NULL,
    price_base text,
    description text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (rate_code, group_code, valid_from),
    CHECK (low <= likely AND likely <= high)
);
COMMENT ON TABLE programme.rate IS 'Dated parameters of options, of carbon prices, grants and the optimiser, each as a range with its source; the row with the latest valid_from on or before the day counts.';
COMMENT ON COLUMN programme.rate.rate_code IS 'Name.';
COMMENT ON COLUMN programme.rate.group_code IS 'What it holds for: a category, a fuel, an area, a year; empty for all that have no row of their own.';
COMMENT ON COLUMN programme.rate.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN programme.rate.low IS 'Low figure.';
COMMENT ON COLUMN programme.rate.likely IS 'Likely figure.';
COMMENT ON COLUMN programme.rate.high IS 'High figure.';
COMMENT ON COLUMN programme.rate.unit IS 'Unit.';
COMMENT ON COLUMN programme.rate.price_base IS 'Prices that it is at, where it is money: 2025-26.';
COMMENT ON COLUMN programme.rate.description IS 'What it is and does.';
COMMENT ON COLUMN programme.rate.source IS 'Where it comes from; an officer''s judgement says so.';

CREATE TABLE programme.option_kind (
    kind_code text NOT NULL CHECK (kind_code ~ '^[a-z_]+$'),
    variant_code text NOT NULL DEFAULT '' CHECK (variant_code ~ '^[a-z_]*$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    description text NOT NULL,
    exit_code text CHECK (exit_code IN ('sell', 'transfer', 'release', 'end_lease')),
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    source text NOT NULL,
    PRIMARY KEY (kind_code, variant_code)
);
COMMENT ON TABLE programme.option_kind IS 'The kinds of option, with their packages, uses and terms. The engine knows each by its codes.';
COMMENT ON COLUMN programme.option_kind.kind_code IS 'The kind.';
COMMENT ON COLUMN programme.option_kind.variant_code IS 'The package of decarbonise, the use of change_use, the term of devolve; empty none.';
COMMENT ON COLUMN programme.option_kind.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.option_kind.label IS 'What people read.';
COMMENT ON COLUMN programme.option_kind.description IS 'What is done.';
COMMENT ON COLUMN programme.option_kind.exit_code IS 'Row of evaluation.exit_score by which it is judged, where the asset is given up; null stays.';
COMMENT ON COLUMN programme.option_kind.marking_code IS 'Who may read it: what rests on the terms of a lease is marked as leases are.';
COMMENT ON COLUMN programme.option_kind.source IS 'Where the kind comes from.';

CREATE TABLE programme.obstacle (
    obstacle_code text PRIMARY KEY CHECK (obstacle_code ~ '^[a-z_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    sentence text NOT NULL,
    basis text NOT NULL CHECK (basis IN ('law', 'policy', 'computed')),
    citation text NOT NULL,
    cost_low double precision NOT NULL DEFAULT 0 CHECK (cost_low >= 0),
    cost_likely double precision NOT NULL DEFAULT 0,
    cost_high double precision NOT NULL DEFAULT 0,
    months double precision NOT NULL DEFAULT 0 CHECK (months >= 0),
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    source text NOT NULL,
    CHECK (cost_low <= cost_likely AND cost_likely <= cost_high)
);
COMMENT ON TABLE programme.obstacle IS 'What stands in the way of an option: by law, by policy, or because a computed figure says so. A block makes it impossible, a condition takes a cost and a time.';
COMMENT ON COLUMN programme.obstacle.obstacle_code IS 'The obstacle, as the engine knows it.';
COMMENT ON COLUMN programme.obstacle.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.obstacle.label IS 'A few words.';
COMMENT ON COLUMN programme.obstacle.sentence IS 'What it asks for, for whoever reads it.';
COMMENT ON COLUMN programme.obstacle.basis IS 'law, policy or computed.';
COMMENT ON COLUMN programme.obstacle.citation IS 'The law or policy.';
COMMENT ON COLUMN programme.obstacle.cost_low IS 'What meeting it costs, GBP, low; what the engine works out from rates comes on top.';
COMMENT ON COLUMN programme.obstacle.cost_likely IS 'The same, likely.';
COMMENT ON COLUMN programme.obstacle.cost_high IS 'The same, high.';
COMMENT ON COLUMN programme.obstacle.months IS 'How long meeting it takes, months.';
COMMENT ON COLUMN programme.obstacle.marking_code IS 'Who may read that it stands in the way.';
COMMENT ON COLUMN programme.obstacle.source IS 'Where cost and time come from.';

CREATE TABLE programme.host_use (
    category_code text NOT NULL REFERENCES code.category,
    host_category_code text NOT NULL REFERENCES code.category,
    source text NOT NULL,
    PRIMARY KEY (category_code, host_category_code)
);
COMMENT ON TABLE programme.host_use IS 'Which kind of building can take in the use of which other: no row, it cannot.';
COMMENT ON COLUMN programme.host_use.category_code IS 'The use that would move.';
COMMENT ON COLUMN programme.host_use.host_category_code IS 'The kind of building that could take it in.';
COMMENT ON COLUMN programme.host_use.source IS 'Where it comes from.';

-- The rules of this schema are the tables that say their source; others hold what people and runs made.
CREATE OR REPLACE FUNCTION history.watch_rules() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rules regclass;
BEGIN
    FOR rules IN
        SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r'
          AND (n.nspname IN ('code', 'evaluation')
               OR n.nspname = 'programme' AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'source'))
          AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'run_id')
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'rules_changed')
        ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE TRIGGER rules_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION history.rules_changed()', rules);
    END LOOP;
END $$;
SELECT history.watch_rules();

CREATE TABLE programme.option (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    option_no integer NOT NULL CHECK (option_no > 0),
    kind_code text NOT NULL,
    variant_code text NOT NULL,
    host_asset_id bigint,
    host_km double precision,
    host_units double precision,
    feasible boolean NOT NULL,
    lead_months integer NOT NULL CHECK (lead_months >= 0),
    capital_low register.gbp,
    capital_likely register.gbp,
    capital_high register.gbp,
    receipt_low register.gbp,
    receipt_likely register.gbp,
    receipt_high register.gbp,
    yearly_cost register.gbp,
    yearly_income register.gbp,
    fuel_kg double precision,
    electricity_kwh double precision,
    dwellings_low double precision,
    dwellings_high double precision,
    parish_yearly_cost register.gbp,
    parish_band_d_low register.gbp,
    parish_band_d_high register.gbp,
    gain double precision,
    host_gain double precision,
    potential double precision[] NOT NULL,
    pv_capital register.gbp,
    pv_receipt register.gbp,
    pv_running register.gbp,
    pv_income register.gbp,
    pv_backlog register.gbp,
    pv_carbon register.gbp,
    net_present_cost register.gbp,
    npc_change register.gbp,
    carbon_tonnes double precision,
    payback_years double precision,
    cost_per_tonne register.gbp,
    PRIMARY KEY (run_id, asset_id, option_no),
    CHECK (capital_low <= capital_likely AND capital_likely <= capital_high),
    CHECK (receipt_low <= receipt_likely AND receipt_likely <= receipt_high),
    CHECK (dwellings_low <= dwellings_high)
);
COMMENT ON TABLE programme.option IS 'What could be done with an asset, as a run found it. The first is always to keep it as it is: the do-minimum, against which the others are appraised.';
COMMENT ON COLUMN programme.option.run_id IS 'The run.';
COMMENT ON COLUMN programme.option.asset_id IS 'The asset. No foreign key: a run outlives what it judged.';
COMMENT ON COLUMN programme.option.option_no IS 'Number among the options of the asset in this run; 1 is to keep it as it is.';
COMMENT ON COLUMN programme.option.kind_code IS 'Kind (programme.option_kind).';
COMMENT ON COLUMN programme.option.variant_code IS 'Package, use or term; empty none.';
COMMENT ON COLUMN programme.option.host_asset_id IS 'The building that would take in what moves out; null none.';
COMMENT ON COLUMN programme.option.host_km IS 'How far that is, km.';
COMMENT ON COLUMN programme.option.host_units IS 'Room that it takes there, in units of the host''s capacity.';
COMMENT ON COLUMN programme.option.feasible IS 'Nothing blocks it. It may still have conditions.';
COMMENT ON COLUMN programme.option.lead_months IS 'Months from the decision until it takes effect: its own and the longest of its conditions.';
COMMENT ON COLUMN programme.option.capital_low IS 'Capital cost, GBP, with optimism bias and what its conditions cost; low. Null: cannot be known yet.';
COMMENT ON COLUMN programme.option.capital_likely IS 'The same, likely.';
COMMENT ON COLUMN programme.option.capital_high IS 'The same, high.';
COMMENT ON COLUMN programme.option.receipt_low IS 'Capital receipt, GBP, low.';
COMMENT ON COLUMN programme.option.receipt_likely IS 'The same, likely.';
COMMENT ON COLUMN programme.option.receipt_high IS 'The same, high.';
COMMENT ON COLUMN programme.option.yearly_cost IS 'Change in yearly running cost, GBP a year; a saving is negative. Null unknown.';
COMMENT ON COLUMN programme.option.yearly_income IS 'Change in yearly income, GBP a year. Null unknown.';
COMMENT ON COLUMN programme.option.fuel_kg IS 'Change in emissions of fuels burnt, kgCO2e a year from when it takes effect. Null unknown.';
COMMENT ON COLUMN programme.option.electricity_kwh IS 'Change in electricity taken from the grid, kWh a year: emissions follow by the grid''s factor of each year. Null unknown.';
COMMENT ON COLUMN programme.option.dwellings_low IS 'Homes that it would make room for, low; null none.';
COMMENT ON COLUMN programme.option.dwellings_high IS 'The same, high.';
COMMENT ON COLUMN programme.option.parish_yearly_cost IS 'What it would cost its parish a year, GBP; null where it goes to none or is not known.';
COMMENT ON COLUMN programme.option.parish_band_d_low IS 'The same for each Band D home, GBP a year, low.';
COMMENT ON COLUMN programme.option.parish_band_d_high IS 'The same for each Band D home, GBP a year, high.';
COMMENT ON COLUMN programme.option.gain IS 'Weighted gain over the objectives, points; that of a host is in it.';
COMMENT ON COLUMN programme.option.host_gain IS 'Of the gain, that of the host; null without one.';
COMMENT ON COLUMN programme.option.potential IS 'Score that it would reach on each objective, in their order; null none.';
COMMENT ON COLUMN programme.option.pv_capital IS 'Present value of capital over the appraisal, GBP: a cost is positive.';
COMMENT ON COLUMN programme.option.pv_receipt IS 'Present value of receipts, GBP.';
COMMENT ON COLUMN programme.option.pv_running IS 'Present value of running costs, GBP. Not known of what has no cost recorded: then of the change alone.';
COMMENT ON COLUMN programme.option.pv_income IS 'Present value of income, GBP.';
COMMENT ON COLUMN programme.option.pv_backlog IS 'Present value of high-priority repairs that would still come, GBP.';
COMMENT ON COLUMN programme.option.pv_carbon IS 'Present value of emissions at the published carbon values, GBP.';
COMMENT ON COLUMN programme.option.net_present_cost IS 'Capital, running, repairs and carbon less receipts and income, GBP.';
COMMENT ON COLUMN programme.option.npc_change IS 'The same less that of keeping the asset as it is: below zero it is cheaper over the years.';
COMMENT ON COLUMN programme.option.carbon_tonnes IS 'Change in emissions over the appraisal, tonnes CO2e.';
COMMENT ON COLUMN programme.option.payback_years IS 'Years in which capital, less receipts, is saved back, not discounted; null never.';
COMMENT ON COLUMN programme.option.cost_per_tonne IS 'Net present cost without carbon, against the do-minimum, for each tonne saved, GBP; null where none is saved.';

CREATE TABLE programme.option_obstacle (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    option_no integer NOT NULL,
    obstacle_code text NOT NULL,
    state text NOT NULL CHECK (state IN ('block', 'condition', 'unproven')),
    cost_low register.gbp,
    cost_likely register.gbp,
    cost_high register.gbp,
    months integer,
    PRIMARY KEY (run_id, asset_id, option_no, obstacle_code)
);
COMMENT ON TABLE programme.option_obstacle IS 'What stands in the way of an option, as a run found it.';
COMMENT ON COLUMN programme.option_obstacle.run_id IS 'The run.';
COMMENT ON COLUMN programme.option_obstacle.asset_id IS 'The asset.';
COMMENT ON COLUMN programme.option_obstacle.option_no IS 'Which of its options.';
COMMENT ON COLUMN programme.option_obstacle.obstacle_code IS 'What it is (programme.obstacle).';
COMMENT ON COLUMN programme.option_obstacle.state IS 'block: impossible. condition: possible at this cost and time. unproven: whether it stands in the way is to be found out.';
COMMENT ON COLUMN programme.option_obstacle.cost_low IS 'What meeting it costs, GBP, low; in the capital cost of the option already. Null none.';
COMMENT ON COLUMN programme.option_obstacle.cost_likely IS 'The same, likely.';
COMMENT ON COLUMN programme.option_obstacle.cost_high IS 'The same, high.';
COMMENT ON COLUMN programme.option_obstacle.months IS 'How long meeting it takes; null no time.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['option', 'option_obstacle']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON programme.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON programme.%I REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
