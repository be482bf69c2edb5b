-- The estate in one row, the day on which it is so, and whether it is the synthetic sample, judged or not.
SELECT summary.*, publish.as_of() AS held_on, EXISTS (SELECT FROM source.batch WHERE profile LIKE 'sample-%') AS sample FROM publish.summary;
