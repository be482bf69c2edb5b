-- Where the estate and each asset are going: the run that stands for each quarter beside the one before, commitment by
-- commitment and asset by asset, with the facts that moved it and what was said. Not part of past states: each run is
-- of its own day and made at its own time, and a run that was published again is still there.

CREATE VIEW publish.quarter AS
SELECT run.quarter, run.quarter_on AS from_on, (run.quarter_on + interval '3 months')::date - 1 AS last_on, run.run_id, run.label, run.as_at,
       run.criteria_version_id, run.made_at, run.compared_run_id, earlier.quarter AS compared_quarter, earlier.as_at AS compared_as_at,
       earlier.criteria_version_id AS compared_criteria_id,
       (SELECT min(later.run_id) FROM publish.run later WHERE later.quarter_on = run.quarter_on AND later.run_id > run.run_id) AS replaced_by
FROM publish.run
LEFT JOIN publish.run earlier ON earlier.run_id = run.compared_run_id
WHERE run.quarter_on IS NOT NULL;
COMMENT ON VIEW publish.quarter IS 'Runs that were published for a quarter. The one that is not replaced stands for it.';
COMMENT ON COLUMN publish.quarter.quarter IS 'The financial quarter, April to March: 2026-27-Q2.';
COMMENT ON COLUMN publish.quarter.from_on IS 'Its first day.';
COMMENT ON COLUMN publish.quarter.last_on IS 'Its last day.';
COMMENT ON COLUMN publish.quarter.run_id IS 'The run.';
COMMENT ON COLUMN publish.quarter.label IS 'What the run was called.';
COMMENT ON COLUMN publish.quarter.as_at IS 'The day of its facts.';
COMMENT ON COLUMN publish.quarter.criteria_version_id IS 'The criteria.';
COMMENT ON COLUMN publish.quarter.made_at IS 'When it was made.';
COMMENT ON COLUMN publish.quarter.compared_run_id IS 'The run that directions are against; null none.';
COMMENT ON COLUMN publish.quarter.compared_quarter IS 'The quarter that this stands for; null none.';
COMMENT ON COLUMN publish.quarter.compared_as_at IS 'The day of its facts.';
COMMENT ON COLUMN publish.quarter.compared_criteria_id IS 'The criteria that it was judged by then.';
COMMENT ON COLUMN publish.quarter.replaced_by IS 'The next run published for the same quarter; null: this one stands.';

CREATE FUNCTION publish.run_of_quarter(asked text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT own.run_id FROM publish.quarter own
                     WHERE own.replaced_by IS NULL AND own.quarter = coalesce(upper(asked), own.quarter) ORDER BY own.from_on DESC LIMIT 1),
                    CASE WHEN asked IS NULL THEN (SELECT run_id FROM publish.latest_run) END)
$$;
COMMENT ON FUNCTION publish.run_of_quarter(text) IS 'The run that stands for a quarter; without one asked for of the newest quarter, or the newest published run where none was published for a quarter.';

CREATE VIEW publish.commentary WITH (security_barrier) AS
SELECT own.commentary_id, own.run_id, run.quarter, run.quarter_on, coalesce(own.objective, commitment.objective) AS objective,
       own.commitment_code AS commitment, own.version_no, own.comment, own.post, own.made_by,
       (own.made_at AT TIME ZONE 'Europe/London')::date AS made_on, own.marking_code
FROM evaluation.commentary own
JOIN publish.run ON run.run_id = own.run_id
JOIN code.marking ON marking.code = own.marking_code
LEFT JOIN evaluation.commitment ON commitment.commitment_code = own.commitment_code
WHERE marking.rank <= publish.clearance();
COMMENT ON VIEW publish.commentary IS 'What officers say of published runs, in all versions.';
COMMENT ON COLUMN publish.commentary.commentary_id IS 'In the order of which they were said.';
COMMENT ON COLUMN publish.commentary.run_id IS 'The run.';
COMMENT ON COLUMN publish.commentary.quarter IS 'Its quarter.';
COMMENT ON COLUMN publish.commentary.quarter_on IS 'First day of it.';
COMMENT ON COLUMN publish.commentary.objective IS 'The objective.';
COMMENT ON COLUMN publish.commentary.commitment IS 'The commitment; null: of the objective as a whole.';
COMMENT ON COLUMN publish.commentary.version_no IS 'Number of the version; the last counts.';
COMMENT ON COLUMN publish.commentary.comment IS 'In words.';
COMMENT ON COLUMN publish.commentary.post IS 'Post that says so.';
COMMENT ON COLUMN publish.commentary.made_by IS 'Who was signed in.';
COMMENT ON COLUMN publish.commentary.made_on IS 'When.';
COMMENT ON COLUMN publish.commentary.marking_code IS 'Who may read it.';

CREATE VIEW publish.commitment_line WITH (security_barrier) AS
SELECT run.run_id, run.quarter, line.objective, line.commitment, line.title, line.corporate_action,
       was.rating AS rating_before, was.score AS score_before, again.label AS rejudged_before, now.earlier_score AS rejudged_score_before,
       now.rating AS rating_code, rating.label AS rating, rating.colour, now.score, now.direction, now.change, now.scored, now.green, now.amber,
       now.red, now.insufficient, now.not_applicable, now.assets_failed, now.assets_unproven, now.failed_guards, now.unproven_guards,
       now.coverage, manual.rating AS action_rating, manual.direction AS action_direction, manual.rated_by AS action_owner,
       manual.rated_on AS action_rated_on, manual.comment AS action_comment, said.comment, said.post AS comment_by, said.made_on AS comment_on, said.version_no AS comment_version,
       said.run_id <> run.run_id AS comment_carried, coalesce(said.comment, manual.comment) AS remark,
       CASE WHEN said.comment IS NULL THEN manual.rated_by ELSE said.post END AS remark_by,
       CASE WHEN said.comment IS NULL THEN manual.rated_on ELSE said.made_on END AS remark_on
FROM publish.run
CROSS JOIN (SELECT objective.objective, NULL::text AS commitment, objective.short_title AS title, false AS corporate_action,
                   'objective' AS level, objective.objective::text AS code FROM evaluation.objective
            UNION ALL
            SELECT commitment.objective, commitment.commitment_code, commitment.short_title, commitment.corporate_action,
                   'commitment', commitment.commitment_code FROM evaluation.commitment) AS line
LEFT JOIN evaluation.run_estate now ON now.run_id = run.run_id AND now.level = line.level AND now.level_code = line.code AND now.basis = 'count'
LEFT JOIN evaluation.rating ON rating.rating_code = now.rating
LEFT JOIN evaluation.rating again ON again.rating_code = now.earlier_rating
LEFT JOIN LATERAL (
    SELECT then_rating.label AS rating, earlier.score
    FROM evaluation.run_estate earlier JOIN evaluation.rating then_rating ON then_rating.rating_code = earlier.rating
    WHERE earlier.run_id = run.compared_run_id AND earlier.level = line.level AND earlier.level_code = line.code AND earlier.basis = 'count') AS was ON true
LEFT JOIN LATERAL (
    SELECT given.* FROM publish.manual_rating given
    WHERE given.commitment_code = line.commitment AND given.rated_on <= coalesce((run.quarter_on + interval '3 months')::date - 1, run.as_at)
    ORDER BY given.rated_on DESC LIMIT 1) AS manual ON true
LEFT JOIN LATERAL (
    SELECT own.comment, own.post, own.made_on, own.version_no, own.run_id FROM publish.commentary own
    WHERE own.run_id <= run.run_id AND (own.run_id = run.run_id OR own.quarter_on = run.quarter_on)
      AND own.objective = line.objective AND own.commitment IS NOT DISTINCT FROM line.commitment
    ORDER BY own.run_id DESC, own.version_no DESC LIMIT 1) AS said ON true
WHERE run.kind = 'published';
COMMENT ON VIEW publish.commitment_line IS 'The commitments table of each published run: every objective and commitment with its rating before, now, its direction, what the owner of a corporate action says, and the comment. Each asset counts once.';

CREATE VIEW publish.asset_direction WITH (security_barrier) AS
SELECT level.run_id, asset.asset_id, asset.reference, own.name, level.objective, level.commitment, level.title,
       CASE WHEN shown.may THEN was.label ELSE 'Withheld' END AS rating_before, CASE WHEN shown.may THEN again.label ELSE 'Withheld' END AS rejudged_before,
       CASE WHEN shown.may THEN level.earlier_score END AS score_before, CASE WHEN shown.may THEN rating.label ELSE 'Withheld' END AS rating,
       CASE WHEN shown.may THEN level.score END AS score, CASE WHEN shown.may THEN level.score - level.earlier_score END AS change,
       CASE WHEN shown.may THEN level.direction END AS direction,
       shown.may AND level.rating IS DISTINCT FROM level.earlier_rating AS rated_otherwise
FROM (
    SELECT now.run_id, now.asset_id, now.objective, NULL::text AS commitment, objective.short_title AS title, now.earlier_rating, now.earlier_score,
           now.rating, now.score, now.direction, earlier.rating AS rating_then
    FROM evaluation.objective_result now
    JOIN evaluation.run ON run.run_id = now.run_id
    JOIN evaluation.objective ON objective.objective = now.objective
    LEFT JOIN evaluation.objective_result earlier
           ON earlier.run_id = run.compared_run_id AND earlier.asset_id = now.asset_id AND earlier.objective = now.objective
    WHERE now.earlier_rating IS NOT NULL
    UNION ALL
    SELECT now.run_id, now.asset_id, commitment.objective, now.commitment_code, commitment.short_title, now.earlier_rating, now.earlier_score,
           now.rating, now.score, now.direction, earlier.rating
    FROM evaluation.commitment_result now
    JOIN evaluation.run ON run.run_id = now.run_id
    JOIN evaluation.commitment ON commitment.commitment_code = now.commitment_code
    LEFT JOIN evaluation.commitment_result earlier
           ON earlier.run_id = run.compared_run_id AND earlier.asset_id = now.asset_id AND earlier.commitment_code = now.commitment_code
    WHERE now.earlier_rating IS NOT NULL
) AS level
JOIN publish.asset_cleared asset ON asset.asset_id = level.asset_id
JOIN publish.run seen ON seen.run_id = level.run_id
JOIN register.asset own ON own.asset_id = level.asset_id
JOIN evaluation.rating ON rating.rating_code = level.rating
JOIN evaluation.rating again ON again.rating_code = level.earlier_rating
LEFT JOIN evaluation.rating was ON was.rating_code = level.rating_then
LEFT JOIN (SELECT DISTINCT run_id, asset_id, commitment FROM publish.explained_test WHERE state = 'withheld') AS withheld
     ON withheld.run_id = level.run_id AND withheld.asset_id = level.asset_id AND withheld.commitment = level.commitment
CROSS JOIN LATERAL (SELECT withheld.commitment IS NULL AS may) AS shown;
COMMENT ON VIEW publish.asset_direction IS 'Where each asset came from in each run, objective by objective and commitment by commitment: rated then, the same facts by the present criteria, and now. A commitment of which a test is withheld is withheld.';

-- As publish.explained_test writes it.
CREATE FUNCTION publish.fact_words(kind text, unit text, code_label text, absence_is_known boolean, said double precision) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN said IS NULL THEN CASE WHEN absence_is_known THEN 'nothing recorded' END
                WHEN kind = 'boolean' THEN CASE WHEN said <> 0 THEN 'yes' ELSE 'no' END
                WHEN kind = 'code' THEN coalesce(code_label, said::text)
                ELSE rtrim(rtrim(to_char(said::numeric, 'FM999,999,999,990.0'), '0'), '.')
                     || CASE unit WHEN '%' THEN '%' WHEN 'ratio' THEN '' ELSE coalesce(' ' || unit, '') END END
$$;
COMMENT ON FUNCTION publish.fact_words(text, text, text, boolean, double precision) IS 'A value of a fact as people read it, with its unit; null unknown. Of a code its label is given.';

CREATE VIEW publish.movement WITH (security_barrier) AS
SELECT moved.run_id, asset.asset_id, asset.reference, moved.objective, moved.fact_code AS fact,
       coalesce(fact.label, 'What kind of asset it is') AS label,
       CASE WHEN moved.fact_code IS NULL THEN before_kind.label
            WHEN shown.may THEN publish.fact_words(fact.kind, fact.unit, code_before.label, fact.absence_is_known, said.before)
            ELSE 'withheld' END AS value_before,
       CASE WHEN moved.fact_code IS NULL THEN now_kind.label
            WHEN shown.may THEN publish.fact_words(fact.kind, fact.unit, code_now.label, fact.absence_is_known, said.now)
            ELSE 'withheld' END AS value,
       CASE WHEN shown.may THEN earlier.fact_dates[array_position(compared.fact_codes, moved.fact_code)] END AS dated_before,
       CASE WHEN shown.may THEN now.fact_dates[array_position(run.fact_codes, moved.fact_code)] END AS dated,
       CASE WHEN shown.may THEN moved.effect END AS effect
FROM evaluation.movement moved
JOIN publish.asset_cleared asset ON asset.asset_id = moved.asset_id
JOIN publish.run seen ON seen.run_id = moved.run_id
JOIN evaluation.run ON run.run_id = moved.run_id
JOIN evaluation.run compared ON compared.run_id = run.compared_run_id
JOIN evaluation.run_fact now ON now.run_id = run.run_id AND now.asset_id = moved.asset_id
JOIN evaluation.run_fact earlier ON earlier.run_id = compared.run_id AND earlier.asset_id = moved.asset_id
JOIN code.asset_class now_kind ON now_kind.code = now.class_code
JOIN code.asset_class before_kind ON before_kind.code = earlier.class_code
LEFT JOIN evaluation.fact ON fact.fact_code = moved.fact_code
LEFT JOIN code.marking ON marking.code = fact.marking_code
LEFT JOIN facts.fact_rank held ON held.asset_id = moved.asset_id AND held.fact_code = moved.fact_code
CROSS JOIN LATERAL (SELECT greatest(marking.rank, held.rank) <= asset.clearance AS may) AS shown
CROSS JOIN LATERAL (SELECT nullif(earlier.fact_values[array_position(compared.fact_codes, moved.fact_code)], 'NaN') AS before,
                           nullif(now.fact_values[array_position(run.fact_codes, moved.fact_code)], 'NaN') AS now) AS said
LEFT JOIN evaluation.fact_value code_before ON code_before.fact_code = moved.fact_code AND code_before.ordinal = said.before
LEFT JOIN evaluation.fact_value code_now ON code_now.fact_code = moved.fact_code AND code_now.ordinal = said.now;
COMMENT ON VIEW publish.movement IS 'Which facts moved each asset in each run, objective by objective. Of a fact that is marked above the reader''s clearance only that it did.';

DO $$
DECLARE
    own record;
BEGIN
    FOR own IN
        SELECT a.attrelid::regclass AS place, a.attname, said.comment
        FROM (VALUES
            ('run_id', 'The run.'), ('quarter', 'The quarter that it was published for; null none.'), ('objective', 'The objective.'),
            ('commitment', 'The commitment; null: the objective as a whole.'), ('title', 'A few words that name it.'),
            ('corporate_action', 'Is also an action of the council as a whole, rated by its owner.'),
            ('rating_before', 'As the run compared with rated it, by the criteria of then; null none.'),
            ('score_before', 'Score before; null none.'),
            ('rejudged_before', 'The facts of that run by the present criteria; null none.'),
            ('rejudged_score_before', 'The same as a score.'), ('rating_code', 'Rating, as a code.'), ('rating', 'Rating.'),
            ('colour', 'Colour beside the word; null none.'), ('score', 'Score, 0 to 100; null none.'),
            ('direction', 'improving, stable or worsening, both by the present criteria; null not known.'),
            ('change', 'Points, both by the present criteria.'), ('scored', 'Assets with a score.'), ('green', 'Assets rated green.'),
            ('amber', 'Assets rated amber.'), ('red', 'Assets rated red.'), ('insufficient', 'Assets of which too little is known.'),
            ('not_applicable', 'Assets to which nothing applies.'), ('assets_failed', 'Assets that failed a must-hold test.'),
            ('assets_unproven', 'Assets that failed none but could not prove one.'), ('failed_guards', 'Must-hold tests failed.'),
            ('unproven_guards', 'Must-hold tests unproven.'), ('coverage', 'Mean share of the weights whose facts are known.'),
            ('action_rating', 'How the owner of the corporate action rates it; null not rated.'),
            ('action_direction', 'Against the rating before; null where there is none.'), ('action_owner', 'Post that answers for it.'),
            ('action_rated_on', 'When it was rated: the newest up to the end of the quarter.'), ('action_comment', 'Why.'),
            ('comment', 'What is said of it; null nothing yet.'), ('comment_by', 'Post that says so.'), ('comment_on', 'When.'),
            ('comment_version', 'Number of its version.'),
            ('comment_carried', 'It was said of a run of the quarter that has been replaced since.'),
            ('remark', 'The comment; where there is none, what the owner of the corporate action says.'), ('remark_by', 'Post that says it.'),
            ('remark_on', 'When it was said.'),
            ('asset_id', 'The asset.'), ('reference', 'Reference of the asset.'), ('name', 'Its name.'),
            ('rated_otherwise', 'The rating is another, by the same criteria.'), ('fact', 'The fact; null: what kind of asset it is.'),
            ('label', 'The same for people.'), ('value_before', 'What it was; null unknown.'), ('value', 'What it is; null unknown.'),
            ('dated_before', 'The day that it was of.'), ('dated', 'The day that it is of.'),
            ('effect', 'Points of the objective that it moved; null where there was no score.')) AS said (name, comment)
        JOIN pg_attribute a ON a.attname = said.name AND a.attnum > 0
        JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'publish'::regnamespace
        WHERE c.relname IN ('commitment_line', 'asset_direction', 'movement')
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', own.place, own.attname, own.comment);
    END LOOP;
END $$;

GRANT SELECT ON publish.quarter, publish.commitment_line, publish.commentary
TO terrier_public, terrier_reader, terrier_gis, terrier_editor, terrier_steward;
GRANT SELECT ON publish.asset_direction, publish.movement TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
