-- How many matches there are in each state.
SELECT state, count(*) AS matches, round(min(probability), 2) AS least_probability, max(found_at)::date AS last_found
FROM publish.match
GROUP BY state
ORDER BY array_position(ARRAY['open', 'linked', 'accepted', 'rejected'], state);
