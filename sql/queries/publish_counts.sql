-- What the list holds, counted: by what is held, by tenure, and of what is vacant.
SELECT 'What is held' AS heading, coalesce(holding_type, 'Not recorded') AS label, count(*) AS assets
FROM publish.transparency GROUP BY 2
UNION ALL
SELECT 'Tenure', coalesce(tenure_type, 'Not recorded'), count(*) FROM publish.transparency GROUP BY 2
UNION ALL
SELECT 'Use', CASE WHEN withheld THEN 'Vacant' ELSE 'Not vacant' END, count(*) FROM publish.transparency GROUP BY 2
ORDER BY 1, 3 DESC, 2;
