-- Record card: the last five changes. $1 asset_id.
select revision, to_char(committed_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as changed_at, actor, parts, reason
from publish.asset_change
where asset_id = $1::bigint
order by revision desc nulls first
limit 5;
