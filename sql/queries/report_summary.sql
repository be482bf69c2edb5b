-- The estate in one row.
SELECT * FROM publish.summary;
