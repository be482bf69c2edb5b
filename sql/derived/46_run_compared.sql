-- Two runs beside each other, asset by asset: what each test gave to the score of an objective. For staff.

CREATE VIEW publish.run_objective WITH (security_barrier) AS
SELECT result.run_id, asset.asset_id, asset.reference, own.name, result.objective, trunc(result.score::numeric, 1) AS score, result.score AS exact_score,
       rating.rating_code, rating.label AS rating, rating.sort_order
FROM evaluation.objective_result result
JOIN publish.asset_cleared asset ON asset.asset_id = result.asset_id AND asset.clearance > 0
JOIN register.asset own ON own.asset_id = result.asset_id
JOIN evaluation.rating ON rating.rating_code = result.rating;
COMMENT ON VIEW publish.run_objective IS 'How each run judged each asset on each objective.';
COMMENT ON COLUMN publish.run_objective.run_id IS 'The run.';
COMMENT ON COLUMN publish.run_objective.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.run_objective.reference IS 'Reference of the asset.';
COMMENT ON COLUMN publish.run_objective.name IS 'Name of the asset.';
COMMENT ON COLUMN publish.run_objective.objective IS 'The objective.';
COMMENT ON COLUMN publish.run_objective.score IS 'Its score, cut to one decimal; null none.';
COMMENT ON COLUMN publish.run_objective.exact_score IS 'The same as it was kept.';
COMMENT ON COLUMN publish.run_objective.rating_code IS 'Its rating, as a code.';
COMMENT ON COLUMN publish.run_objective.rating IS 'Its rating.';
COMMENT ON COLUMN publish.run_objective.sort_order IS 'Order of ratings, best first.';

-- A test gives its points times its share of the known weight of its commitment, times that commitment's share of the objective.
CREATE VIEW publish.run_share WITH (security_barrier) AS
SELECT test.run_id, asset.asset_id, commitment.objective, criterion.criterion_code AS criterion, criterion.kind,
       CASE WHEN shown.may THEN test.state ELSE 'withheld' END AS state,
       CASE WHEN shown.may THEN test.points * test.part * part.part END AS share
FROM (SELECT known.run_id, known.asset_id, known.criterion_id, known.state, known.points,
             own.weight / sum(own.weight) OVER (PARTITION BY known.run_id, known.asset_id, own.commitment_code) AS part
      FROM evaluation.criterion_result known
      JOIN evaluation.criterion own ON own.criterion_id = known.criterion_id
      WHERE own.kind = 'performance' AND known.points IS NOT NULL
      UNION ALL
      SELECT run_id, asset_id, criterion_id, state, NULL, NULL FROM evaluation.guard_result) AS test
JOIN evaluation.criterion ON criterion.criterion_id = test.criterion_id
JOIN evaluation.commitment ON commitment.commitment_code = criterion.commitment_code
JOIN publish.asset_cleared asset ON asset.asset_id = test.asset_id AND asset.clearance > 0
JOIN facts.criterion_rank own ON own.criterion_id = test.criterion_id
LEFT JOIN facts.test_rank marked ON marked.asset_id = test.asset_id AND marked.criterion_id = test.criterion_id
CROSS JOIN LATERAL (SELECT greatest(own.rank, marked.rank) <= asset.clearance AS may) AS shown
LEFT JOIN (SELECT result.run_id, result.asset_id, result.commitment_code,
                  coalesce(other.weight, known.weight)
                      / sum(coalesce(other.weight, known.weight)) OVER (PARTITION BY result.run_id, result.asset_id, known.objective) AS part
           FROM evaluation.commitment_result result
           JOIN evaluation.run ON run.run_id = result.run_id
           JOIN evaluation.commitment known ON known.commitment_code = result.commitment_code
           LEFT JOIN evaluation.commitment_weight other ON other.criteria_version_id = run.criteria_version_id
                AND other.commitment_code = result.commitment_code
           WHERE result.score IS NOT NULL) AS part
       ON part.run_id = test.run_id AND part.asset_id = test.asset_id AND part.commitment_code = criterion.commitment_code;
COMMENT ON VIEW publish.run_share IS 'What each test gave to the score of its objective, before the caps of guards, and how each guard stood. A test of what is marked above the reader''s clearance is withheld.';
COMMENT ON COLUMN publish.run_share.run_id IS 'The run.';
COMMENT ON COLUMN publish.run_share.asset_id IS 'The asset.';
COMMENT ON COLUMN publish.run_share.objective IS 'The objective.';
COMMENT ON COLUMN publish.run_share.criterion IS 'The criterion.';
COMMENT ON COLUMN publish.run_share.kind IS 'performance or guard.';
COMMENT ON COLUMN publish.run_share.state IS 'How it stood.';
COMMENT ON COLUMN publish.run_share.share IS 'Points of the objective''s score that it gave; null a guard, withheld, or the commitment had no score.';

CREATE FUNCTION publish.runs_moved(one bigint, other bigint, only_objective integer)
RETURNS TABLE (asset_id bigint, reference text, name text, objective integer, rating_before text, rating_now text,
               score_before numeric, score_now numeric, way integer,
               criterion text, kind text, gave double precision, gives double precision, state_before text, state_now text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH moved AS MATERIALIZED (
        SELECT a.asset_id, a.reference, a.name, a.objective, a.rating AS rating_before, b.rating AS rating_now,
               a.score AS score_before, b.score AS score_now, sign(a.sort_order - b.sort_order)::integer AS way
        FROM publish.run_objective a JOIN publish.run_objective b ON b.asset_id = a.asset_id AND b.objective = a.objective
        WHERE a.run_id = one AND b.run_id = other AND a.rating_code <> b.rating_code
          AND (only_objective IS NULL OR a.objective = only_objective)
    ), share AS MATERIALIZED (
        SELECT run_id, asset_id, objective, criterion, kind, state, share FROM publish.run_share WHERE run_id IN (one, other)
    ), test AS (
        SELECT asset_id, objective, criterion, coalesce(a.kind, b.kind) AS kind, a.share AS gave, b.share AS gives,
               a.state AS state_before, b.state AS state_now
        FROM (SELECT * FROM share WHERE run_id = one) a
        FULL JOIN (SELECT * FROM share WHERE run_id = other) b USING (asset_id, objective, criterion)
    ), cause AS (
        SELECT DISTINCT ON (moved.asset_id, moved.objective) test.*
        FROM moved
        JOIN test ON test.asset_id = moved.asset_id AND test.objective = moved.objective
        CROSS JOIN LATERAL (SELECT moved.way * (coalesce(test.gives, 0) - coalesce(test.gave, 0)) AS pushed) AS toward
        WHERE CASE test.kind WHEN 'guard' THEN test.state_before IS DISTINCT FROM test.state_now ELSE toward.pushed > 0.05 END
        ORDER BY moved.asset_id, moved.objective, test.kind <> 'guard', toward.pushed DESC, test.criterion
    )
    SELECT moved.asset_id, moved.reference, moved.name, moved.objective, moved.rating_before, moved.rating_now,
           moved.score_before, moved.score_now, moved.way,
           cause.criterion, cause.kind, cause.gave, cause.gives, cause.state_before, cause.state_now
    FROM moved LEFT JOIN cause ON cause.asset_id = moved.asset_id AND cause.objective = moved.objective
$$;
COMMENT ON FUNCTION publish.runs_moved(bigint, bigint, integer) IS 'Assets whose rating differs between two runs (objective null: on any), way 1 better or -1 worse, and the test that made most of it: a guard that stands otherwise, else the criterion that moved the score furthest that way; none: thresholds did, or it is withheld.';

GRANT SELECT ON publish.run_objective, publish.run_share TO terrier_reader, terrier_gis, terrier_editor, terrier_steward;
