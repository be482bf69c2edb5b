-- The same in a table for people. No parameters.
SELECT label AS scheme, status, status_on AS as_on, assets, round(capital) AS capital, description AS pays_for
FROM publish.carbon_scheme
ORDER BY sort_order;
