-- Why a plan could not be made: the settings with which there is one, and what takes part. $1 plan.
SELECT upper(left(mend.sentence, 1)) || substr(mend.sentence, 2) AS what, NULL::integer AS year, 'has to change' AS standing
FROM publish.plan_mend mend
WHERE mend.plan_id = $1::bigint
UNION ALL
SELECT own.what, own.year_no, 'takes part'
FROM publish.plan_conflict own
WHERE own.plan_id = $1::bigint
ORDER BY standing, what, year;
