-- Why a plan could not be made, in sentences for people to read: what would have to be set, then what takes part. $1 plan.
SELECT true AS to_set, m.option || ': ' || m.sentence AS sentence
FROM publish.plan_mend m
WHERE m.plan_id = $1::bigint
UNION ALL
SELECT false, o.what || CASE WHEN count(o.year_no) > 0 THEN ', years ' || string_agg(o.year_no::text, ' ' ORDER BY o.year_no)
                             WHEN count(*) > 1 THEN ', ' || count(*) ELSE '' END
FROM (SELECT CASE WHEN c.what LIKE 'room at %' THEN 'room at hosts' ELSE c.what END AS what, c.year_no
      FROM publish.plan_conflict c WHERE c.plan_id = $1::bigint) o
GROUP BY o.what
ORDER BY to_set DESC, sentence;
