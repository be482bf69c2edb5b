-- The maintenance backlog as a range, stored with the run that worked it out.

CREATE TABLE evaluation.backlog_range (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    measure text NOT NULL CHECK (measure IN ('high_priority', 'all')),
    grouping text NOT NULL CHECK (grouping IN ('segment', 'category')),
    group_code text NOT NULL,
    backlog_definition_id integer NOT NULL REFERENCES evaluation.backlog_definition,
    price_base text NOT NULL,
    surveyed_assets integer NOT NULL,
    imputed_assets integer NOT NULL,
    unknown_assets integer NOT NULL,
    likely register.gbp,
    p10 register.gbp,
    p50 register.gbp,
    p90 register.gbp,
    PRIMARY KEY (run_id, measure, grouping, group_code),
    CHECK (p10 <= p50 AND p50 <= p90)
);
COMMENT ON TABLE evaluation.backlog_range IS 'Maintenance backlog of operational assets that the council repairs, as a simulated range (engine/programme/backlog.h).';
COMMENT ON COLUMN evaluation.backlog_range.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_range.measure IS 'high_priority: priorities 1 and 2. all: every priority that the definition counts.';
COMMENT ON COLUMN evaluation.backlog_range.grouping IS 'segment (schools, non_schools) or category.';
COMMENT ON COLUMN evaluation.backlog_range.group_code IS 'schools or non_schools, or the category.';
COMMENT ON COLUMN evaluation.backlog_range.backlog_definition_id IS 'Definition of backlog in force.';
COMMENT ON COLUMN evaluation.backlog_range.price_base IS 'Prices that the figures are at, in words.';
COMMENT ON COLUMN evaluation.backlog_range.surveyed_assets IS 'Assets with a survey.';
COMMENT ON COLUMN evaluation.backlog_range.imputed_assets IS 'Assets without one, whose figure was taken from their like.';
COMMENT ON COLUMN evaluation.backlog_range.unknown_assets IS 'Assets without one of which nothing alike was surveyed: not in the figures.';
COMMENT ON COLUMN evaluation.backlog_range.likely IS 'Sum of the likely figures, GBP; null when nothing is known.';
COMMENT ON COLUMN evaluation.backlog_range.p10 IS 'One chance in ten that it is less, GBP.';
COMMENT ON COLUMN evaluation.backlog_range.p50 IS 'As likely more as less, GBP.';
COMMENT ON COLUMN evaluation.backlog_range.p90 IS 'One chance in ten that it is more, GBP.';

CREATE TABLE evaluation.backlog_asset (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    measure text NOT NULL CHECK (measure IN ('high_priority', 'all')),
    asset_id bigint NOT NULL,
    imputed boolean NOT NULL,
    likely register.gbp,
    low register.gbp,
    high register.gbp,
    PRIMARY KEY (run_id, measure, asset_id)
);
COMMENT ON TABLE evaluation.backlog_asset IS 'The backlog of each asset in the ranges, with its own low and high.';
COMMENT ON COLUMN evaluation.backlog_asset.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_asset.measure IS 'high_priority or all.';
COMMENT ON COLUMN evaluation.backlog_asset.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.backlog_asset.imputed IS 'No survey: taken from its like.';
COMMENT ON COLUMN evaluation.backlog_asset.likely IS 'Likely figure, GBP; null when nothing alike was surveyed.';
COMMENT ON COLUMN evaluation.backlog_asset.low IS 'One chance in ten that it is less, from its own survey''s spread, GBP.';
COMMENT ON COLUMN evaluation.backlog_asset.high IS 'One chance in ten that it is more, GBP.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['backlog_range', 'backlog_asset']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.%I REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
