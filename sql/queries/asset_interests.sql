-- Record card: the council's interests. $1 asset_id.
select tenure, detail, title_number, land_only, from_on, until_on
from publish.interest
where asset_id = $1::bigint
order by current desc, from_on nulls first, interest_id;
