-- A run by its number, or the newest published one. $1 number (null: the newest).
select run_id, as_at, kind, criteria_version_id, label from evaluation.run
where case when $1::bigint is null then kind = 'published' else run_id = $1::bigint end
order by run_id desc limit 1;
