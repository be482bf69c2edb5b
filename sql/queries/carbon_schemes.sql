-- Schemes of funding, their status, and what here they might pay for. No parameters.
SELECT scheme_code AS scheme, label AS name, status, status_on, assets, assets_estimated, assets_unknown, assets_outside,
       round(capital) AS capital, description, source
FROM publish.carbon_scheme
ORDER BY sort_order;
