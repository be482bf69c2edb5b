-- What the columns of a view mean, and (without a name) the view itself. $1 the view.
SELECT coalesce(attribute.attname, '') AS name, description.description
FROM pg_description description
LEFT JOIN pg_attribute attribute ON attribute.attrelid = description.objoid AND attribute.attnum = description.objsubid
  AND description.objsubid > 0
WHERE description.classoid = 'pg_class'::regclass AND description.objoid = $1::regclass;
