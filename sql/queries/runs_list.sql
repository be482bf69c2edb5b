-- The runs kept, newest first.
select run_id as run, kind, as_at, revision, criteria_version_id as criteria, engine_version as version, asset_count as assets,
       scored_count as scored, to_char(made_at, 'YYYY-MM-DD HH24:MI') as made, label
from evaluation.run order by run_id desc;
