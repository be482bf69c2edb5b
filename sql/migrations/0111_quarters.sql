-- Runs published each quarter: which quarter a run is of, where each asset and commitment came from and by which fact,
-- and what was said of it. One published run stands for each quarter: the last published for it.

CREATE FUNCTION evaluation.quarter_code(day date) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('%s-%s-Q%s', extract(year FROM began), right((extract(year FROM began) + 1)::text, 2), (extract(month FROM began)::integer - 1) / 3 + 1)
    FROM (SELECT day - interval '3 months' AS began) AS financial
$$;
COMMENT ON FUNCTION evaluation.quarter_code(date) IS 'The financial quarter (April to March) that a day lies in: 2026-27-Q2 is July to September 2026.';

CREATE FUNCTION evaluation.quarter_begin(code text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN upper(code) ~ '^[12][0-9]{3}-[0-9]{2}-Q[1-4]$' AND right((left(code, 4)::integer + 1)::text, 2) = substr(code, 6, 2)
                THEN (make_date(left(code, 4)::integer, 4, 1) + make_interval(months => 3 * (right(code, 1)::integer - 1)))::date END
$$;
COMMENT ON FUNCTION evaluation.quarter_begin(text) IS 'First day of a financial quarter by its code; null for what is none.';

ALTER TABLE evaluation.run
    ADD quarter_on date,
    ADD CHECK (extract(day FROM quarter_on) = 1 AND extract(month FROM quarter_on) IN (1, 4, 7, 10)),
    ADD CONSTRAINT run_quarter CHECK (quarter_on IS NULL
        OR (kind = 'published' AND as_at BETWEEN quarter_on AND (quarter_on + interval '3 months')::date));
COMMENT ON COLUMN evaluation.run.quarter_on IS 'First day of the quarter that it was published for; null none. Of several runs of a quarter the last one stands, and the others stay. Facts are of a day in the quarter, or of the day on which it is over.';

ALTER TABLE evaluation.objective_result
    ADD earlier_score double precision,
    ADD earlier_rating text REFERENCES evaluation.rating;
COMMENT ON COLUMN evaluation.objective_result.earlier_score IS 'Score of the facts of the compared run, by the present criteria; null where there is none.';
COMMENT ON COLUMN evaluation.objective_result.earlier_rating IS 'Rating of them by the present criteria; null where the compared run did not judge it. What it was rated then stands with that run.';

ALTER TABLE evaluation.commitment_result
    ADD earlier_score double precision,
    ADD earlier_rating text REFERENCES evaluation.rating,
    ADD direction text CHECK (direction IN ('improving', 'stable', 'worsening'));
COMMENT ON COLUMN evaluation.commitment_result.earlier_score IS 'Score of the facts of the compared run, by the present criteria; null where there is none.';
COMMENT ON COLUMN evaluation.commitment_result.earlier_rating IS 'Rating of them by the present criteria; null where the compared run did not judge it.';
COMMENT ON COLUMN evaluation.commitment_result.direction IS 'Against the compared run: improving, stable, worsening; null where one of the two has no score.';

ALTER TABLE evaluation.run_estate
    ADD earlier_score double precision,
    ADD earlier_rating text REFERENCES evaluation.rating;
COMMENT ON COLUMN evaluation.run_estate.earlier_score IS 'Mean of the compared run''s facts by the present criteria, over the assets that it had.';
COMMENT ON COLUMN evaluation.run_estate.earlier_rating IS 'Rating of that mean; null without a compared run.';

CREATE TABLE evaluation.movement (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    objective integer NOT NULL REFERENCES evaluation.objective,
    fact_code text REFERENCES evaluation.fact,
    effect double precision,
    UNIQUE NULLS NOT DISTINCT (run_id, asset_id, objective, fact_code)
);
COMMENT ON TABLE evaluation.movement IS 'Which facts moved an asset on an objective since the compared run: of assets that improve, worsen or are rated otherwise. What the fact was and is stands with the two runs.';
COMMENT ON COLUMN evaluation.movement.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.movement.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.movement.objective IS 'The objective.';
COMMENT ON COLUMN evaluation.movement.fact_code IS 'The fact; null: what kind of asset it is, which decides what is asked of it.';
COMMENT ON COLUMN evaluation.movement.effect IS 'Points of the objective: the mean of what it alone would have changed and of what would be undone if it alone went back. Null where there was no score to move.';

CREATE TABLE evaluation.commentary (
    commentary_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    objective integer REFERENCES evaluation.objective,
    commitment_code text REFERENCES evaluation.commitment,
    version_no integer NOT NULL CHECK (version_no > 0),
    comment governance.words NOT NULL,
    post governance.post NOT NULL,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    made_by text NOT NULL CHECK (made_by <> ''),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (run_id, objective, commitment_code, version_no),
    CHECK (num_nonnulls(objective, commitment_code) = 1)
);
COMMENT ON TABLE evaluation.commentary IS 'What officers say of a published run, objective by objective and commitment by commitment. The last version counts; none is ever written over.';
COMMENT ON COLUMN evaluation.commentary.commentary_id IS 'Identity.';
COMMENT ON COLUMN evaluation.commentary.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.commentary.objective IS 'The objective; null: of a commitment.';
COMMENT ON COLUMN evaluation.commentary.commitment_code IS 'The commitment; null: of an objective.';
COMMENT ON COLUMN evaluation.commentary.version_no IS 'Number of the version, from 1.';
COMMENT ON COLUMN evaluation.commentary.comment IS 'In words.';
COMMENT ON COLUMN evaluation.commentary.post IS 'Post that says so.';
COMMENT ON COLUMN evaluation.commentary.marking_code IS 'Who may read it.';
COMMENT ON COLUMN evaluation.commentary.made_by IS 'Who was signed in.';
COMMENT ON COLUMN evaluation.commentary.made_at IS 'When.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['movement', 'commentary']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
    END LOOP;
END $$;
CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.movement REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert();
