-- What a view shows, in words. $1 the view.
SELECT obj_description(to_regclass($1::text), 'pg_class');
