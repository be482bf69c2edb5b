-- What would make a programme possible, as it would be set; and the emissions that a programme was made with, kept with it.

ALTER TABLE programme.plan ADD emissions_kg double precision CHECK (emissions_kg >= 0);
COMMENT ON COLUMN programme.plan.emissions_kg IS 'Emissions that count towards the targets, of all assets, in the last financial year that the run found, kgCO2e: a floor is a percentage of them. Null: the run found none, or the plan was made before this was kept.';

ALTER TABLE programme.plan_conflict DROP COLUMN change;
COMMENT ON TABLE programme.plan_conflict IS 'What takes part where nothing kept within everything, and need not give way.';

CREATE TABLE programme.plan_mend (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    setting_code text NOT NULL CHECK (setting_code IN ('fund', 'carbon', 'revenue', 'sales', 'moves', 'starters')),
    group_code text NOT NULL DEFAULT '',
    was double precision NOT NULL,
    value double precision NOT NULL,
    PRIMARY KEY (plan_id, setting_code, group_code),
    CHECK ((setting_code = 'fund') = (group_code <> '')),
    CHECK (was <> value)
);
COMMENT ON TABLE programme.plan_mend IS 'Where nothing kept within everything: the settings with which there is a plan, all of a plan together. The least change, rounded so that it stays possible.';
COMMENT ON COLUMN programme.plan_mend.plan_id IS 'The plan that could not be made.';
COMMENT ON COLUMN programme.plan_mend.setting_code IS 'The setting, as of programme.scenario_change.';
COMMENT ON COLUMN programme.plan_mend.group_code IS 'The fund; empty of settings that have none.';
COMMENT ON COLUMN programme.plan_mend.was IS 'What held: asked for, or as the rate says.';
COMMENT ON COLUMN programme.plan_mend.value IS 'What it has to be: per cent, GBP (of a fund over all years) or a count.';

CREATE TABLE programme.plan_carbon (
    plan_id bigint NOT NULL REFERENCES programme.plan ON DELETE CASCADE,
    target_code text NOT NULL,
    year_no integer NOT NULL CHECK (year_no BETWEEN 1 AND 10),
    financial_year integer NOT NULL,
    target text NOT NULL,
    sort_order integer NOT NULL,
    without_kg double precision NOT NULL,
    allowed_kg double precision,
    PRIMARY KEY (plan_id, target_code, year_no)
);
COMMENT ON TABLE programme.plan_carbon IS 'The emissions that a plan set out from, and what each target allowed, when it was made: what happens to the estate afterwards does not change a plan.';
COMMENT ON COLUMN programme.plan_carbon.plan_id IS 'The plan.';
COMMENT ON COLUMN programme.plan_carbon.target_code IS 'The target. No foreign key: a plan outlives it.';
COMMENT ON COLUMN programme.plan_carbon.year_no IS 'Year of the plan, from 1.';
COMMENT ON COLUMN programme.plan_carbon.financial_year IS 'Financial year: 2025 is April 2025 to March 2026.';
COMMENT ON COLUMN programme.plan_carbon.target IS 'What the target was called.';
COMMENT ON COLUMN programme.plan_carbon.sort_order IS 'Order in lists.';
COMMENT ON COLUMN programme.plan_carbon.without_kg IS 'Emissions without the plan, kgCO2e: those of the last financial year that its run found.';
COMMENT ON COLUMN programme.plan_carbon.allowed_kg IS 'What the target allowed of the estate as it stood then, kgCO2e; null without a figure for the baseline.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['plan_mend', 'plan_carbon']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION programme.refuse_change()', part);
    END LOOP;
END $$;
