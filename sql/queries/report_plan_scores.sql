-- The mean score of each objective before a plan and after it, as it is shown everywhere, of what is kept and of all. $1 plan.
SELECT own.objective || '. ' || own.title AS objective, own.kept, own.kept_before, own.kept_after, own.kept_after - own.kept_before AS change,
  own.all_before, own.all_after
FROM (SELECT score.objective, score.title, score.kept, trunc(score.kept_before::numeric, 1) AS kept_before, trunc(score.kept_after::numeric, 1) AS kept_after,
        trunc(score.score_before::numeric, 1) AS all_before, trunc(score.score_after::numeric, 1) AS all_after
      FROM publish.plan_score score WHERE score.plan_id = $1::bigint) AS own
ORDER BY own.objective;
