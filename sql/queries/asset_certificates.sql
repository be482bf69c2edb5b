-- Record card: energy certificates. $1 asset_id.
select kind, building_code as building, band, score, issued_on, expires_on, expired
from publish.certificate
where asset_id = $1::bigint
order by issued_on desc nulls last;
