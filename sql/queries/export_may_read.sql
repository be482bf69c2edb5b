-- Whether who asks may read a view. $1 view.
SELECT has_table_privilege($1::text, 'SELECT');
