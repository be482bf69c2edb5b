-- Boundaries, and the latest judgement of each asset, as features.

-- The newest version of a boundary has its plain id, an earlier one its first day behind it.
CREATE VIEW served.boundary_edition AS
SELECT
    NULL::bigint AS asset_id, (boundary.kind_code || '-' || boundary.code
        || CASE WHEN boundary.newest THEN '' ELSE '~' || coalesce(to_char(lower(boundary.valid), 'YYYY-MM-DD'), 'first') END)
        COLLATE "C" AS id,
    boundary.extent AS geometry, boundary.extent_crs84 AS geometry_crs84, boundary.valid, edition.for_public,
    0 AS marking_rank,
    boundary.kind_code, kind.label AS kind, boundary.code, boundary.name, lower(boundary.valid) AS from_on,
    upper(boundary.valid) AS until_on, boundary.synthetic, boundary.source, boundary.licence, boundary.extent_accuracy_m
FROM (
    SELECT version.*, row_number() OVER (PARTITION BY version.kind_code, version.code
                                         ORDER BY lower(version.valid) DESC NULLS LAST) = 1 AS newest
    FROM gazetteer.boundary version) AS boundary
JOIN code.boundary_kind kind ON kind.code = boundary.kind_code
CROSS JOIN (VALUES (false), (true)) AS edition (for_public);
COMMENT ON VIEW served.boundary_edition IS 'Boundaries against which assets are located, with the days on which each is in force. For everybody.';
SELECT served.comment_columns('served.boundary_edition', 'gazetteer.boundary');
COMMENT ON COLUMN served.boundary_edition.kind IS 'What kind of boundary.';
COMMENT ON COLUMN served.boundary_edition.kind_code IS 'What kind of boundary, as a code.';
COMMENT ON COLUMN served.boundary_edition.from_on IS 'First day in force; null since ever.';
COMMENT ON COLUMN served.boundary_edition.until_on IS 'First day in force no longer; null open.';
SELECT served.make_collection('boundary', '{name,kind,code,from_on}');

-- The public is given scores and ratings, as publish.asset gives them.
CREATE VIEW served.judgement_edition AS
SELECT
    asset.asset_id, asset.reference COLLATE "C" AS id, asset.location AS geometry, asset.location_crs84 AS geometry_crs84,
    daterange(run.as_at, NULL) AS valid, asset.for_public, asset.marking_rank,
    asset.reference, asset.name, asset.category_code, asset.category, run.run_id, run.label AS run_label, run.as_at,
    asset.score_1, asset.score_2, asset.score_3, asset.score_4, asset.score_5, asset.score_6,
    asset.rating_1, asset.rating_2, asset.rating_3, asset.rating_4, asset.rating_5, asset.rating_6,
    staff.direction_1, staff.direction_2, staff.direction_3, staff.direction_4, staff.direction_5, staff.direction_6,
    staff.change_1, staff.change_2, staff.change_3, staff.change_4, staff.change_5, staff.change_6,
    staff.coverage_1, staff.coverage_2, staff.coverage_3, staff.coverage_4, staff.coverage_5, staff.coverage_6,
    staff.guard_1, staff.guard_2, staff.guard_3, staff.guard_4, staff.guard_5, staff.guard_6,
    staff.failed_guards, staff.unproven_guards
FROM publish.latest_run run
CROSS JOIN (
    SELECT DISTINCT asset_id FROM evaluation.objective_result
    WHERE run_id = (SELECT run_id FROM publish.latest_run)) AS judged
JOIN publish.asset_edition asset ON asset.asset_id = judged.asset_id
LEFT JOIN (
    SELECT asset_id, sum(failed_guards) AS failed_guards, sum(unproven_guards) AS unproven_guards,
           max(direction) FILTER (WHERE objective = 1) AS direction_1,
           max(direction) FILTER (WHERE objective = 2) AS direction_2,
           max(direction) FILTER (WHERE objective = 3) AS direction_3,
           max(direction) FILTER (WHERE objective = 4) AS direction_4,
           max(direction) FILTER (WHERE objective = 5) AS direction_5,
           max(direction) FILTER (WHERE objective = 6) AS direction_6,
           trunc((max(change) FILTER (WHERE objective = 1))::numeric, 1) AS change_1,
           trunc((max(change) FILTER (WHERE objective = 2))::numeric, 1) AS change_2,
           trunc((max(change) FILTER (WHERE objective = 3))::numeric, 1) AS change_3,
           trunc((max(change) FILTER (WHERE objective = 4))::numeric, 1) AS change_4,
           trunc((max(change) FILTER (WHERE objective = 5))::numeric, 1) AS change_5,
           trunc((max(change) FILTER (WHERE objective = 6))::numeric, 1) AS change_6,
           trunc((max(coverage) FILTER (WHERE objective = 1))::numeric, 3) AS coverage_1,
           trunc((max(coverage) FILTER (WHERE objective = 2))::numeric, 3) AS coverage_2,
           trunc((max(coverage) FILTER (WHERE objective = 3))::numeric, 3) AS coverage_3,
           trunc((max(coverage) FILTER (WHERE objective = 4))::numeric, 3) AS coverage_4,
           trunc((max(coverage) FILTER (WHERE objective = 5))::numeric, 3) AS coverage_5,
           trunc((max(coverage) FILTER (WHERE objective = 6))::numeric, 3) AS coverage_6,
           max(guard_state) FILTER (WHERE objective = 1) AS guard_1,
           max(guard_state) FILTER (WHERE objective = 2) AS guard_2,
           max(guard_state) FILTER (WHERE objective = 3) AS guard_3,
           max(guard_state) FILTER (WHERE objective = 4) AS guard_4,
           max(guard_state) FILTER (WHERE objective = 5) AS guard_5,
           max(guard_state) FILTER (WHERE objective = 6) AS guard_6
    FROM evaluation.objective_result
    WHERE run_id = (SELECT run_id FROM publish.latest_run) GROUP BY asset_id
) AS staff ON staff.asset_id = judged.asset_id AND NOT asset.for_public;
COMMENT ON VIEW served.judgement_edition IS 'How the latest published run judged each asset on the six objectives, at the point of the asset; valid from the day of judging on.';
SELECT served.comment_columns('served.judgement_edition', 'publish.asset');
SELECT served.comment_columns('served.judgement_edition', 'publish.latest_run');
COMMENT ON COLUMN served.judgement_edition.run_label IS 'What the run was called.';
COMMENT ON COLUMN served.judgement_edition.failed_guards IS 'Guards failed on all objectives.';
COMMENT ON COLUMN served.judgement_edition.unproven_guards IS 'Guards unproven on all objectives.';
DO $$
BEGIN
    FOR n IN 1 .. 6 LOOP
        EXECUTE format('COMMENT ON COLUMN served.judgement_edition.%I IS %L', 'direction_' || n,
                       'Against the compared run on objective ' || n || ': improving, stable, worsening; null where one of the two has no score.');
        EXECUTE format('COMMENT ON COLUMN served.judgement_edition.%I IS %L', 'change_' || n,
                       'Points since the compared run on objective ' || n || ', cut to one decimal.');
        EXECUTE format('COMMENT ON COLUMN served.judgement_edition.%I IS %L', 'coverage_' || n,
                       'Known weight over applicable weight on objective ' || n || ', 0 to 1; null where nothing applies.');
        EXECUTE format('COMMENT ON COLUMN served.judgement_edition.%I IS %L', 'guard_' || n,
                       'Worst of the guards of objective ' || n || ': failed, unproven, passed; null where none applies.');
    END LOOP;
END $$;
SELECT served.make_collection('judgement', '{name,category,score_1,score_2,score_3,score_4,score_5,score_6,failed_guards,unproven_guards}');
