-- Programmes: funds and what they pay for, scenarios as named changes, and plans with what they decided.

CREATE TABLE programme.need (
    need_code text PRIMARY KEY CHECK (need_code ~ '^[a-z_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    description text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE programme.need IS 'What capital is needed for: a cost is of one need, and a fund pays for the needs that it is eligible for.';
COMMENT ON COLUMN programme.need.need_code IS 'The need.';
COMMENT ON COLUMN programme.need.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.need.label IS 'What people read.';
COMMENT ON COLUMN programme.need.description IS 'Which costs are of it.';
COMMENT ON COLUMN programme.need.source IS 'Where it comes from.';

CREATE TABLE programme.fund (
    fund_code text PRIMARY KEY CHECK (fund_code ~ '^[a-z_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    carries boolean NOT NULL,
    price double precision NOT NULL CHECK (price BETWEEN 0 AND 1),
    receipt_share double precision NOT NULL CHECK (receipt_share BETWEEN 0 AND 1),
    description text NOT NULL,
    source text NOT NULL,
    CHECK (receipt_share = 0 OR carries)
);
COMMENT ON TABLE programme.fund IS 'Where the money of a programme comes from. How much there is belongs to each plan.';
COMMENT ON COLUMN programme.fund.fund_code IS 'The fund.';
COMMENT ON COLUMN programme.fund.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.fund.label IS 'What people read.';
COMMENT ON COLUMN programme.fund.carries IS 'What is left at the end of a year is kept for the next.';
COMMENT ON COLUMN programme.fund.price IS 'What a pound of it costs beyond itself, in present value, as a share: of borrowing, its interest.';
COMMENT ON COLUMN programme.fund.receipt_share IS 'Share of capital receipts that goes into it, to be spent when they have arrived; one fund at most has one.';
COMMENT ON COLUMN programme.fund.description IS 'What it is and may be used for.';
COMMENT ON COLUMN programme.fund.source IS 'Where it comes from.';

CREATE TABLE programme.fund_need (
    fund_code text NOT NULL REFERENCES programme.fund,
    need_code text NOT NULL REFERENCES programme.need,
    source text NOT NULL,
    PRIMARY KEY (fund_code, need_code)
);
COMMENT ON TABLE programme.fund_need IS 'Which fund may pay for which need.';
COMMENT ON COLUMN programme.fund_need.fund_code IS 'The fund.';
COMMENT ON COLUMN programme.fund_need.need_code IS 'The need.';
COMMENT ON COLUMN programme.fund_need.source IS 'Where it comes from.';
SELECT history.watch_rules();

CREATE TABLE programme.scenario (
    scenario_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9_.-]{0,59}$'),
    description text,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL
);
COMMENT ON TABLE programme.scenario IS 'A named set of changes over the same facts and options.';
COMMENT ON COLUMN programme.scenario.scenario_id IS 'Number.';
COMMENT ON COLUMN programme.scenario.name IS 'What it is called: small letters, digits and - _ .';
COMMENT ON COLUMN programme.scenario.description IS 'What it is for; null not said.';
COMMENT ON COLUMN programme.scenario.created_at IS 'When it was made.';
COMMENT ON COLUMN programme.scenario.created_by IS 'Who made it.';

CREATE TABLE programme.scenario_change (
    scenario_id bigint NOT NULL REFERENCES programme.scenario ON DELETE CASCADE,
    setting_code text NOT NULL CHECK (setting_code IN ('years', 'fund', 'carbon', 'moves', 'revenue', 'starters', 'point', 'without')),
    group_code text NOT NULL DEFAULT '',
    value double precision,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by text NOT NULL,
    PRIMARY KEY (scenario_id, setting_code, group_code),
    CHECK ((setting_code IN ('fund', 'without')) = (group_code <> '')),
    CHECK ((setting_code = 'without') = (value IS NULL))
);
COMMENT ON TABLE programme.scenario_change IS 'What a scenario sets otherwise: constraints and money, as rows. A plan keeps its own copy of what it was made with.';
COMMENT ON COLUMN programme.scenario_change.scenario_id IS 'The scenario.';
COMMENT ON COLUMN programme.scenario_change.setting_code IS 'years; fund (GBP in all of the fund in group_code); carbon (% of emissions saved in the last year); moves (a year); revenue (GBP a year more, at most); starters (holdings given up, at most); point (GBP for a point); without (the kind of option in group_code is left out).';
COMMENT ON COLUMN programme.scenario_change.group_code IS 'The fund or the kind of option; empty of settings that have none.';
COMMENT ON COLUMN programme.scenario_change.value IS 'The value; null of without.';
COMMENT ON COLUMN programme.scenario_change.changed_at IS 'When it was set.';
COMMENT ON COLUMN programme.scenario_change.changed_by IS 'Who set it.';

CREATE TABLE programme.plan (
    plan_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    scenario_name text,
    years integer NOT NULL CHECK (years BETWEEN 1 AND 10),
    settings jsonb NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('best', 'nodes', 'time', 'cancelled', 'infeasible', 'none')),
    value_gbp register.gbp,
    bound_gbp register.gbp,
    cut_value_gbp register.gbp,
    more_gbp register.gbp,
    less_gbp register.gbp,
    engine_version text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_by text NOT NULL,
    CHECK ((outcome IN ('infeasible', 'none')) = (value_gbp IS NULL)),
    CHECK (value_gbp <= bound_gbp)
);
COMMENT ON TABLE programme.plan IS 'A programme as it was made: which option each asset takes and when, for the most value within funds and limits. Never changed; it goes with the run whose options it rests on.';
COMMENT ON COLUMN programme.plan.plan_id IS 'Number.';
COMMENT ON COLUMN programme.plan.run_id IS 'The run whose options it chose from.';
COMMENT ON COLUMN programme.plan.scenario_name IS 'The scenario that it was made for, as it was called then; null none.';
COMMENT ON COLUMN programme.plan.years IS 'How many years it covers.';
COMMENT ON COLUMN programme.plan.settings IS 'Everything that it was made with: money, limits, parameters, and when it was to stop.';
COMMENT ON COLUMN programme.plan.outcome IS 'best: within the gap that was asked. nodes: stopped by the number of nodes, repeats. time: stopped by time, need not repeat. cancelled. infeasible: nothing keeps within everything. none: stopped before there was one.';
COMMENT ON COLUMN programme.plan.value_gbp IS 'What it is worth: weighted gain in pounds and net present value, less what borrowing costs.';
COMMENT ON COLUMN programme.plan.bound_gbp IS 'No plan is worth more.';
COMMENT ON COLUMN programme.plan.cut_value_gbp IS 'What rank-and-cut would be worth with the same money; it knows nothing of a carbon floor.';
COMMENT ON COLUMN programme.plan.more_gbp IS 'What the plan would be worth with GBP 1m more corporate capital; null not found out.';
COMMENT ON COLUMN programme.plan.less_gbp IS 'The same with GBP 1m less.';
COMMENT ON COLUMN programme.plan.engine_version IS 'Version of terrier.';
COMMENT ON COLUMN programme.plan.made_at IS 'When it was made.';
COMMENT ON COLUMN programme.plan.made_by IS 'Who had it made.';

CREATE TABLE programme.plan_choice (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    method text NOT NULL CHECK (method IN ('best', 'cut')),
    asset_id bigint NOT NULL,
    option_no integer NOT NULL,
    start_year integer NOT NULL CHECK (start_year BETWEEN 1 AND 10),
    value_gbp register.gbp NOT NULL,
    margin_gbp register.gbp,
    firm boolean,
    PRIMARY KEY (plan_id, method, asset_id)
);
COMMENT ON TABLE programme.plan_choice IS 'What the assets take that take something: in the plan, and by rank-and-cut.';
COMMENT ON COLUMN programme.plan_choice.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_choice.method IS 'best: the plan. cut: what rank-and-cut would do.';
COMMENT ON COLUMN programme.plan_choice.asset_id IS 'The asset. No foreign key: a plan outlives it.';
COMMENT ON COLUMN programme.plan_choice.option_no IS 'Its option in the run.';
COMMENT ON COLUMN programme.plan_choice.start_year IS 'Year of the plan in which it begins, from 1.';
COMMENT ON COLUMN programme.plan_choice.value_gbp IS 'What it is worth, begun then.';
COMMENT ON COLUMN programme.plan_choice.margin_gbp IS 'How far the bound falls when the asset takes another option or none; null by rank-and-cut.';
COMMENT ON COLUMN programme.plan_choice.firm IS 'It is in every plan within one per cent of this one: the margin proves it. Otherwise it may flip.';

CREATE TABLE programme.plan_year (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    method text NOT NULL CHECK (method IN ('best', 'cut')),
    year_no integer NOT NULL CHECK (year_no BETWEEN 1 AND 10),
    cost_gbp register.gbp NOT NULL,
    receipts_gbp register.gbp NOT NULL,
    revenue_gbp register.gbp NOT NULL,
    carbon_kg double precision NOT NULL,
    moves integer NOT NULL,
    PRIMARY KEY (plan_id, method, year_no)
);
COMMENT ON TABLE programme.plan_year IS 'A plan year by year.';
COMMENT ON COLUMN programme.plan_year.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_year.method IS 'best: the plan. cut: what rank-and-cut would do.';
COMMENT ON COLUMN programme.plan_year.year_no IS 'Year of the plan, from 1.';
COMMENT ON COLUMN programme.plan_year.cost_gbp IS 'Capital paid.';
COMMENT ON COLUMN programme.plan_year.receipts_gbp IS 'Capital receipts that arrive.';
COMMENT ON COLUMN programme.plan_year.revenue_gbp IS 'Change in the yearly net running cost: a saving is negative.';
COMMENT ON COLUMN programme.plan_year.carbon_kg IS 'Emissions saved in the year, kgCO2e, with that year''s grid.';
COMMENT ON COLUMN programme.plan_year.moves IS 'Assets left or given up.';

CREATE TABLE programme.plan_fund_year (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    fund_code text NOT NULL,
    year_no integer NOT NULL CHECK (year_no BETWEEN 1 AND 10),
    new_gbp register.gbp NOT NULL,
    paid_gbp register.gbp NOT NULL,
    PRIMARY KEY (plan_id, fund_code, year_no)
);
COMMENT ON TABLE programme.plan_fund_year IS 'What each fund has and pays in each year of a plan.';
COMMENT ON COLUMN programme.plan_fund_year.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_fund_year.fund_code IS 'The fund (programme.fund).';
COMMENT ON COLUMN programme.plan_fund_year.year_no IS 'Year of the plan, from 1.';
COMMENT ON COLUMN programme.plan_fund_year.new_gbp IS 'New money of the year, receipts among it.';
COMMENT ON COLUMN programme.plan_fund_year.paid_gbp IS 'What it pays.';

CREATE TABLE programme.plan_conflict (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    limit_name text NOT NULL,
    year_no integer NOT NULL CHECK (year_no BETWEEN 0 AND 10),
    change double precision,
    PRIMARY KEY (plan_id, limit_name, year_no)
);
COMMENT ON TABLE programme.plan_conflict IS 'Why nothing kept within everything, and the least change that would mend it.';
COMMENT ON COLUMN programme.plan_conflict.plan_id IS 'The plan that could not be made.';
COMMENT ON COLUMN programme.plan_conflict.limit_name IS 'The limit or fund.';
COMMENT ON COLUMN programme.plan_conflict.year_no IS 'Year of the plan, from 1; 0 of what holds over all.';
COMMENT ON COLUMN programme.plan_conflict.change IS 'By how much it has to give way, GBP, kgCO2e or units; null: it takes part, and need not.';

CREATE FUNCTION programme.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a plan is never changed; make a new one'
        USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION programme.refuse_change() IS 'Trigger: no update or truncation of plans.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['plan', 'plan_choice', 'plan_year', 'plan_fund_year', 'plan_conflict']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION programme.refuse_change()', part);
    END LOOP;
END $$;
