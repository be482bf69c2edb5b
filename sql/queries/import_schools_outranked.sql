-- Who repairs goes together: where a person, or a feed that is trusted more, says any of it, the row says none of it.
UPDATE pg_temp.site_school s
SET council_repairs = NULL, repair_share_percent = NULL, duty_holder = NULL
FROM pg_temp.outranked o
WHERE o.row_number = s.row_number AND o.fields && ARRAY['council_repairs', 'share_percent', 'duty_holder'];
