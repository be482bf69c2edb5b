-- How many assets a query finds. Variables: conditions. $1 is not used here; $2 and on the values of the conditions.
select count(*)
from publish.asset as asset
where :conditions and ($1::bigint is null or true);
