-- The same in a table for people. No parameters.
SELECT label AS scheme, status, status_on AS as_on, assets AS fit, assets_unknown AS not_known, assets_outside AS outside, to_char(capital, 'FM999,999,999,990') AS capital_gbp, description AS pays_for
FROM publish.carbon_scheme
ORDER BY sort_order;
