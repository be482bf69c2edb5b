-- The migrations applied, in order.
SELECT number, name, sha256, to_char(applied_at, 'YYYY-MM-DD') AS applied_on, by_version
FROM meta.migration
ORDER BY number;
