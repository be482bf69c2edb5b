-- Record card: designations in force. $1 asset_id.
select kind, official_reference, name, from_on
from publish.designation
where asset_id = $1::bigint and current
order by kind;
