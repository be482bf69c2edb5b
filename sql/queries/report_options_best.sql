-- The option recommended of each asset that would gain by one, the greatest gain first, with its conditions.
SELECT best.reference, best.asset_name AS name, best.option, best.gain AS points, best.capital_low, best.capital_likely, best.capital_high,
  best.receipt_likely AS receipt, - best.npc_change AS net_value, found.conditions
FROM publish.option_best best
LEFT JOIN LATERAL (
  SELECT string_agg(own.obstacle || coalesce(': ' || own.about, ''), ', ' ORDER BY own.obstacle) AS conditions
  FROM publish.option_obstacle own
  WHERE own.run_id = best.run_id AND own.asset_id = best.asset_id AND own.option_no = best.option_no AND own.state = 'condition'
) AS found ON true
WHERE best.kind_code <> 'retain'
ORDER BY best.gain DESC, best.reference;
