-- How many differences there are of each kind at the year end that the day is set to, and what they come to.
SELECT difference, count(*) FILTER (WHERE NOT explained) AS to_resolve, sum(amount) FILTER (WHERE NOT explained) AS amount_gbp,
       count(*) FILTER (WHERE explained) AS explained, sum(amount) FILTER (WHERE explained) AS explained_amount_gbp
FROM publish.far_difference
GROUP BY turn, difference
ORDER BY turn;
