-- What an asset is worth when the appraisal ends; which of them are the presence of a town centre; why a plan is as it
-- is: what each of its options is paid from, what would come next, what binds it, and what changes with money and rates.

ALTER TABLE programme.option ADD COLUMN pv_residual register.gbp;
COMMENT ON COLUMN programme.option.pv_residual IS 'Present value of what the asset would still bring at the end of the appraisal, GBP: 0 where it is given up. Null in runs that did not count it.';

CREATE TABLE programme.presence (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    town_centre text NOT NULL,
    PRIMARY KEY (run_id, asset_id)
);
COMMENT ON TABLE programme.presence IS 'Where the council is present in town centres, as a run found it: the last presence of a centre is not vacated.';
COMMENT ON COLUMN programme.presence.run_id IS 'The run.';
COMMENT ON COLUMN programme.presence.asset_id IS 'An asset that the council itself uses for a service or frontage. No foreign key: a run outlives what it judged.';
COMMENT ON COLUMN programme.presence.town_centre IS 'The town centre that it lies in.';
CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.presence
    FOR EACH STATEMENT EXECUTE FUNCTION programme.refuse_change();

ALTER TABLE programme.scenario_change DROP CONSTRAINT scenario_change_setting_code_check,
    ADD CONSTRAINT scenario_change_setting_code_check
        CHECK (setting_code IN ('years', 'fund', 'carbon', 'moves', 'revenue', 'sales', 'starters', 'point', 'without'));
COMMENT ON COLUMN programme.scenario_change.setting_code IS 'years; fund (GBP in all of the fund in group_code); carbon (% of emissions saved in the last year); moves (a year); revenue (GBP a year more, at most); sales (GBP of what is put up for sale in a year, at most); starters (holdings given up, at most); point (GBP for a point); without (the kind of option in group_code is left out).';

ALTER TABLE programme.plan_choice ADD COLUMN next_option_no integer, ADD COLUMN behind_gbp register.gbp;
COMMENT ON COLUMN programme.plan_choice.next_option_no IS 'The next best option of the asset, at what money and limits are worth in this plan; null: to do nothing.';
COMMENT ON COLUMN programme.plan_choice.behind_gbp IS 'How far that is behind, after what its money and room could do elsewhere; null by rank-and-cut.';
COMMENT ON COLUMN programme.plan_choice.firm IS 'It takes the same option in every trial of the plan (programme.plan_trial), whatever the year. Otherwise it flips. Null where nothing was tried.';

CREATE TABLE programme.plan_choice_fund (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    fund_code text NOT NULL,
    paid_gbp register.gbp NOT NULL CHECK (paid_gbp > 0),
    PRIMARY KEY (plan_id, asset_id, fund_code)
);
COMMENT ON TABLE programme.plan_choice_fund IS 'What the option of each asset of a plan is paid from. Funds pay for needs by year; within a need and a year the assets draw on them in order.';
COMMENT ON COLUMN programme.plan_choice_fund.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_choice_fund.asset_id IS 'The asset.';
COMMENT ON COLUMN programme.plan_choice_fund.fund_code IS 'The fund.';
COMMENT ON COLUMN programme.plan_choice_fund.paid_gbp IS 'What it pays, over all years.';

CREATE TABLE programme.plan_limit (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    limit_name text NOT NULL,
    least boolean NOT NULL,
    bound double precision NOT NULL,
    reached double precision NOT NULL,
    PRIMARY KEY (plan_id, limit_name)
);
COMMENT ON TABLE programme.plan_limit IS 'What a plan kept within besides its money, and how near it came.';
COMMENT ON COLUMN programme.plan_limit.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_limit.limit_name IS 'The limit, with its year, host or town centre.';
COMMENT ON COLUMN programme.plan_limit.least IS 'At least the bound; otherwise at most.';
COMMENT ON COLUMN programme.plan_limit.bound IS 'The bound: GBP, kgCO2e or a count.';
COMMENT ON COLUMN programme.plan_limit.reached IS 'What the plan comes to.';

CREATE TABLE programme.plan_trial (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    trial_code text NOT NULL CHECK (trial_code IN ('more', 'less', 'costs_high', 'receipts_low', 'points_low', 'points_high', 'near')),
    outcome text NOT NULL CHECK (outcome IN ('best', 'nodes', 'time', 'cancelled', 'infeasible', 'none')),
    value_gbp register.gbp,
    same integer NOT NULL CHECK (same >= 0),
    PRIMARY KEY (plan_id, trial_code)
);
COMMENT ON TABLE programme.plan_trial IS 'The plan made again with one thing changed, to see which of its choices stay.';
COMMENT ON COLUMN programme.plan_trial.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_trial.trial_code IS 'more, less: GBP 1m of capital. costs_high: capital costs at their high figures. receipts_low: receipts at their low figures. points_low, points_high: what a point is worth at its low, at its high figure. near: the plan that differs in most choices and is worth at most one per cent less.';
COMMENT ON COLUMN programme.plan_trial.outcome IS 'As of a plan.';
COMMENT ON COLUMN programme.plan_trial.value_gbp IS 'What it is worth, by its own rates; null where there was none.';
COMMENT ON COLUMN programme.plan_trial.same IS 'How many assets take the same option as in the plan.';

CREATE TABLE programme.plan_flip (
    plan_id bigint NOT NULL,
    trial_code text NOT NULL,
    asset_id bigint NOT NULL,
    option_no integer,
    start_year integer CHECK (start_year BETWEEN 1 AND 10),
    PRIMARY KEY (plan_id, trial_code, asset_id),
    FOREIGN KEY (plan_id, trial_code) REFERENCES programme.plan_trial ON DELETE CASCADE,
    CHECK ((option_no IS NULL) = (start_year IS NULL))
);
COMMENT ON TABLE programme.plan_flip IS 'The assets that take another option in a trial than in the plan, or only in one of them.';
COMMENT ON COLUMN programme.plan_flip.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_flip.trial_code IS 'The trial.';
COMMENT ON COLUMN programme.plan_flip.asset_id IS 'The asset.';
COMMENT ON COLUMN programme.plan_flip.option_no IS 'What it takes in the trial; null nothing.';
COMMENT ON COLUMN programme.plan_flip.start_year IS 'When that begins.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['plan_choice_fund', 'plan_limit', 'plan_trial', 'plan_flip']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION programme.refuse_change()', part);
    END LOOP;
END $$;
