-- What blocks options, by law, policy or reckoning, that which blocks most assets first.
SELECT own.obstacle, own.citation, count(*) AS options, count(DISTINCT own.asset_id) AS assets
FROM publish.option_obstacle own
WHERE own.run_id = (SELECT run_id FROM publish.latest_run) AND own.state = 'block'
GROUP BY own.obstacle, own.citation
ORDER BY assets DESC, own.obstacle;
