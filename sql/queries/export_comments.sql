-- What the columns of a view mean, and (without a name) the view itself. $1 the view.
select coalesce(attribute.attname, '') as name, description.description
from pg_description description
left join pg_attribute attribute on attribute.attrelid = description.objoid and attribute.attnum = description.objsubid
  and description.objsubid > 0
where description.classoid = 'pg_class'::regclass and description.objoid = $1::regclass;
