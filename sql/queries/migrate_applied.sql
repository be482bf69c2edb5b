-- The migrations applied, in order.
select number, name, sha256, to_char(applied_at, 'YYYY-MM-DD') as applied_on, by_version
from meta.migration
order by number;
