-- Kinds of option, and how many of each may begin in a year; null: as many as the money allows. $1 run.
SELECT k.kind_code,
       (SELECT r.likely FROM programme.rate r, evaluation.run u
        WHERE u.run_id = $1::bigint AND r.rate_code = 'plan_begun' AND r.group_code = k.kind_code AND r.valid_from <= u.as_at
        ORDER BY r.valid_from DESC LIMIT 1) AS most
FROM (SELECT DISTINCT kind_code FROM programme.option_kind) k
ORDER BY k.kind_code;
