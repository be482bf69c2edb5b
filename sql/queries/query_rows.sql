-- The assets of a query. Variables: columns, conditions, keys. $1 at most how many (null: all), $2 and on the values
-- of the conditions.
select :columns
from publish.asset as asset
where :conditions
order by :keys
limit $1::bigint;
