-- Record card: how much of it is used. $1 asset_id.
select measured_on, used, capacity, unit, round(100 * used / capacity) as percent_used, partner_share_percent, vacant_since
from publish.utilisation
where asset_id = $1::bigint
order by measured_on desc
limit 3;
