-- Blocked options that would gain more than what can be done, those that would most first, and what blocks each.
SELECT own.reference, best.asset_name AS name, own.option, own.gain AS points, best.option AS instead, best.gain AS instead_points, found.blocks
FROM publish.option own
JOIN publish.option_best best ON best.asset_id = own.asset_id AND own.gain > best.gain
JOIN LATERAL (
  SELECT string_agg(shown.obstacle || coalesce(': ' || shown.about, '') || ' (' || shown.citation || ')', '; ' ORDER BY shown.obstacle) AS blocks
  FROM publish.option_obstacle shown
  WHERE shown.run_id = own.run_id AND shown.asset_id = own.asset_id AND shown.option_no = own.option_no AND shown.state = 'block'
) AS found ON true
WHERE own.run_id = best.run_id AND NOT own.feasible
ORDER BY own.gain - best.gain DESC, own.reference, own.option_no;
