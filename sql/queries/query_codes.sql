-- The codes that a filter takes, with their labels. $1 the filter.
select code, label
from publish.code
where list = $1::text
order by sort_order, code;
