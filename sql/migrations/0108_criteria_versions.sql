-- Criteria that officers change: drafts beside what is in force, approved by a second post and a second person, noted by the
-- Asset Management Group before a published run. What was approved stays as it is.

ALTER TABLE evaluation.criteria_version
    ADD shipped boolean NOT NULL DEFAULT false,
    ADD reason text CHECK (reason <> ''),
    ADD based_on integer REFERENCES evaluation.criteria_version,
    ADD proposed_user text CHECK (proposed_user <> ''),
    ADD approved_user text CHECK (approved_user <> ''),
    ADD approval_reference text CHECK (approval_reference <> ''),
    ADD approval_reason text CHECK (approval_reason <> ''),
    ADD noted_reference text CHECK (noted_reference <> ''),
    ADD CONSTRAINT criteria_two_posts CHECK (lower(approved_by) <> lower(proposed_by)),
    ADD CONSTRAINT criteria_two_people CHECK (approved_user <> proposed_user),
    ADD CONSTRAINT criteria_noted_once_approved CHECK (noted_on IS NULL OR (status = 'approved' AND noted_on >= approved_on));
UPDATE evaluation.criteria_version SET shipped = true WHERE criteria_version_id = 1;
COMMENT ON COLUMN evaluation.criteria_version.criteria_version_id IS 'Number of the version; the newest that is approved and noted is in force.';
COMMENT ON COLUMN evaluation.criteria_version.shipped IS 'Came with terrier: counts without having been noted, until the council has approved its own.';
COMMENT ON COLUMN evaluation.criteria_version.reason IS 'Why it was proposed; null for what was shipped.';
COMMENT ON COLUMN evaluation.criteria_version.based_on IS 'The version in force when it was proposed; null for the first.';
COMMENT ON COLUMN evaluation.criteria_version.proposed_user IS 'Who was signed in when it was proposed; null for what was shipped.';
COMMENT ON COLUMN evaluation.criteria_version.approved_user IS 'Who was signed in when it was approved: somebody else.';
COMMENT ON COLUMN evaluation.criteria_version.approval_reference IS 'Reference of the approval in the council''s records.';
COMMENT ON COLUMN evaluation.criteria_version.approval_reason IS 'Why it was approved.';
COMMENT ON COLUMN evaluation.criteria_version.noted_reference IS 'Meeting or minute at which the Asset Management Group noted it.';

CREATE FUNCTION evaluation.shape_of(points double precision[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN NOT bool_or(step < 0) THEN 'more' WHEN NOT bool_or(step > 0) THEN 'less'
                WHEN max(place) FILTER (WHERE step > 0) < min(place) FILTER (WHERE step < 0) THEN 'band' ELSE 'valley' END
    FROM (SELECT place, points[place + 1] - points[place] AS step FROM generate_series(1, cardinality(points) - 1) AS place) AS steps
$$;
COMMENT ON FUNCTION evaluation.shape_of(double precision[]) IS 'Which way a curve goes, by its points in the order of the fact: more (never down), less (never up), band (up, then down), valley.';

ALTER TABLE evaluation.criterion
    ADD expectation text CHECK (expectation IN ('more', 'less', 'band', 'code')),
    ADD CONSTRAINT criterion_of_its_commitment CHECK (left(criterion_code, 3) = commitment_code);
UPDATE evaluation.criterion own SET expectation = CASE WHEN fact.kind = 'code' THEN 'code' ELSE
    (SELECT evaluation.shape_of(array_agg(point.points ORDER BY point.x)) FROM evaluation.criterion_point point WHERE point.criterion_id = own.criterion_id) END
FROM evaluation.fact WHERE fact.fact_code = own.fact_code;
ALTER TABLE evaluation.criterion ALTER expectation SET NOT NULL;
COMMENT ON COLUMN evaluation.criterion.expectation IS 'What its curve has to be like: more is better, less is better, band (best in between), code (each code has points of its own).';

CREATE TABLE evaluation.commitment_weight (
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    weight double precision NOT NULL CHECK (weight > 0 AND weight <= 1000),
    PRIMARY KEY (criteria_version_id, commitment_code)
);
COMMENT ON TABLE evaluation.commitment_weight IS 'Weights of commitments in the mean of their objectives, by a criteria version; where there is no row, that of evaluation.commitment.';
COMMENT ON COLUMN evaluation.commitment_weight.criteria_version_id IS 'The criteria version.';
COMMENT ON COLUMN evaluation.commitment_weight.commitment_code IS 'The commitment.';
COMMENT ON COLUMN evaluation.commitment_weight.weight IS 'Its weight.';

CREATE SEQUENCE evaluation.criteria_version_seq OWNED BY evaluation.criteria_version.criteria_version_id;
SELECT setval('evaluation.criteria_version_seq', coalesce(max(criteria_version_id), 1)) FROM evaluation.criteria_version;
CREATE SEQUENCE evaluation.criterion_seq OWNED BY evaluation.criterion.criterion_id;
SELECT setval('evaluation.criterion_seq', greatest(coalesce(max(criterion_id), 1), 100000)) FROM evaluation.criterion;
COMMENT ON COLUMN evaluation.criterion.criterion_id IS 'Identity, in the order of its version: version times 1000 plus place for what was shipped, from 100001 on for others.';

-- --- what is approved stays ---

CREATE FUNCTION evaluation.keep_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('terrier.letting_go', true) = 'on' THEN
        RETURN NEW; -- a lawful erasure
    ELSIF OLD.status = 'proposed' AND NEW.criteria_version_id = OLD.criteria_version_id THEN
        RETURN NEW;
    ELSIF OLD.status = 'approved' AND OLD.noted_on IS NULL AND NEW.noted_on IS NOT NULL
          AND to_jsonb(NEW) - '{noted_on,noted_reference}'::text[] = to_jsonb(OLD) - '{noted_on,noted_reference}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'version % of the criteria is %: it stays as it is, draft another version', OLD.criteria_version_id, OLD.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_version_kept';
END $$;
COMMENT ON FUNCTION evaluation.keep_version() IS 'Trigger: of an approved version only its noting may be added.';
CREATE TRIGGER keep_version BEFORE UPDATE ON evaluation.criteria_version
    FOR EACH ROW EXECUTE FUNCTION evaluation.keep_version();

CREATE FUNCTION evaluation.keep_criteria() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched jsonb[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
                                  ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END;
    kept integer;
BEGIN
    SELECT version.criteria_version_id INTO kept
    FROM unnest(touched) AS own (said)
    LEFT JOIN evaluation.criterion ON criterion.criterion_id = (own.said ->> 'criterion_id')::integer
    JOIN evaluation.criteria_version version
      ON version.criteria_version_id = coalesce((own.said ->> 'criteria_version_id')::integer, criterion.criteria_version_id)
    WHERE version.status <> 'proposed' LIMIT 1;
    IF kept IS NOT NULL AND current_setting('terrier.letting_go', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'version % of the criteria is no draft any more: what was approved stays as it is, draft another version', kept
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_version_kept';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
COMMENT ON FUNCTION evaluation.keep_criteria() IS 'Trigger: criteria, curves and numbers are added to drafts, and changed in drafts, only; but for a lawful erasure of words.';
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['criterion', 'criterion_point', 'applicability', 'category_exemption', 'judging_rule', 'exit_score', 'commitment_weight'] LOOP
        EXECUTE format('CREATE TRIGGER keep_criteria BEFORE INSERT OR UPDATE OR DELETE ON evaluation.%I
                            FOR EACH ROW EXECUTE FUNCTION evaluation.keep_criteria()', part);
    END LOOP;
END $$;

-- --- what a published run may use ---

CREATE FUNCTION evaluation.must_be_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.kind = 'published' AND NOT EXISTS (SELECT FROM evaluation.criteria_version own
                                              WHERE own.criteria_version_id = NEW.criteria_version_id AND own.status = 'approved'
                                                AND (own.shipped OR own.noted_on IS NOT NULL)) THEN
        RAISE EXCEPTION 'version % of the criteria is not approved and noted by the Asset Management Group: no run by it is published',
                        NEW.criteria_version_id USING ERRCODE = 'check_violation', CONSTRAINT = 'run_by_noted_criteria';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION evaluation.must_be_noted() IS 'Trigger: a published run stands on criteria that were approved and noted.';
CREATE TRIGGER must_be_noted BEFORE INSERT ON evaluation.run FOR EACH ROW EXECUTE FUNCTION evaluation.must_be_noted();

CREATE VIEW evaluation.criteria_in_force AS
SELECT max(criteria_version_id) AS criteria_version_id FROM evaluation.criteria_version
WHERE status = 'approved' AND (shipped OR noted_on IS NOT NULL);
COMMENT ON VIEW evaluation.criteria_in_force IS 'The criteria version that published runs use: the newest that is approved, and noted or shipped.';
COMMENT ON COLUMN evaluation.criteria_in_force.criteria_version_id IS 'The version.';

SELECT history.watch_rules();
