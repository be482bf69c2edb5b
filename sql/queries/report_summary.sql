-- The estate in one row, and whether it is the synthetic sample, judged or not.
SELECT summary.*, EXISTS (SELECT FROM source.batch WHERE profile LIKE 'sample-%') AS sample FROM publish.summary;
