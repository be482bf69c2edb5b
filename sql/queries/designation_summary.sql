-- How many listed entries that may be of an asset there are in each state.
SELECT state, count(*) AS candidates, round(max(metres)) AS furthest_m, max(found_at)::date AS last_found
FROM publish.designation_candidate
GROUP BY state
ORDER BY CASE state WHEN 'open' THEN 1 WHEN 'accepted' THEN 2 ELSE 3 END;
