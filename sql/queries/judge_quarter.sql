-- The quarter that a run is to be published for: its first day, the day for which facts hold, what is wrong with either, its
-- code, and the run that stands for it until now. $1 code of the quarter, $2 day (null: its last day, or today while it runs).
WITH asked AS (
  SELECT evaluation.quarter_begin($1::text) AS from_on, (now() AT TIME ZONE 'Europe/London')::date AS today
), own AS (
  SELECT from_on, today, (from_on + interval '3 months')::date AS over_on,
         coalesce($2::date, least((from_on + interval '3 months')::date - 1, today)) AS as_at
  FROM asked
)
SELECT own.from_on, own.as_at,
  CASE WHEN own.from_on IS NULL
       THEN format('`%s` is no quarter: write it like %s, which began on %s', left($1::text, 40),
                   evaluation.quarter_code(own.today), evaluation.quarter_begin(evaluation.quarter_code(own.today)))
       WHEN own.from_on > own.today THEN format('%s begins on %s: it has not come yet', upper($1::text), own.from_on)
       WHEN own.as_at NOT BETWEEN own.from_on AND own.over_on
       THEN format('facts as at %s are not of %s: give a day from %s to %s', own.as_at, upper($1::text), own.from_on, own.over_on)
  END AS fault, evaluation.quarter_code(own.from_on) AS code,
  (SELECT max(r.run_id) FROM evaluation.run r WHERE r.quarter_on = own.from_on) AS standing_run_id
FROM own;
