-- The licences of source_shown.sql by their numbers.
SELECT format('[%s]', dense_rank() OVER (ORDER BY licence)) AS licence, licence AS text
FROM publish.source
WHERE licence IS NOT NULL
GROUP BY publish.source.licence
ORDER BY publish.source.licence;
