-- What is recommended, by class of asset: how many would gain by something, by what most often, and what it comes to.
SELECT class, count(*) AS assets, count(*) FILTER (WHERE kind_code <> 'retain') AS gaining,
  mode() WITHIN GROUP (ORDER BY option) FILTER (WHERE kind_code <> 'retain') AS most_often,
  avg(gain) FILTER (WHERE kind_code <> 'retain') AS points, sum(capital_likely) AS capital, sum(receipt_likely) AS receipts,
  - sum(npc_change) AS net_value
FROM publish.option_best
GROUP BY class
ORDER BY gaining DESC, class;
