-- Sets the day for which facts hold, and the earlier run whose facts are asked for, until the transaction ends.
-- $1 day (null: today), $2 run (null: none).
SELECT set_config('terrier.as_at', coalesce($1::date, (now() AT TIME ZONE 'Europe/London')::date)::text, true),
       set_config('terrier.run', coalesce($2::bigint::text, ''), true);
