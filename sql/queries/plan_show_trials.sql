-- What changes with one thing, for people to read. $1 plan.
SELECT w.label AS trial, to_char(t.value_gbp, '999,999,999,990') AS worth_gbp, to_char(t.value_gbp - p.value_gbp, 'S999,999,999,990') AS change_gbp,
       t.same AS same_option, count(f.*) FILTER (WHERE f.option_no IS NULL) AS drop_out,
       count(f.*) FILTER (WHERE f.option_no IS NOT NULL AND c.asset_id IS NOT NULL) AS take_another,
       count(f.*) FILTER (WHERE f.option_no IS NOT NULL AND c.asset_id IS NULL) AS come_in
FROM programme.plan_trial t
JOIN programme.plan p ON p.plan_id = t.plan_id
JOIN (VALUES (1, 'more', 'GBP 1m more capital'), (2, 'less', 'GBP 1m less'), (3, 'costs_high', 'Costs at their high figures'),
             (4, 'receipts_low', 'Receipts at their low figures'), (5, 'points_low', 'A point worth its low figure'),
             (6, 'points_high', 'A point worth its high figure'), (7, 'near', 'Most different within 1%')) AS w (place, code, label)
  ON w.code = t.trial_code
LEFT JOIN programme.plan_flip f ON f.plan_id = t.plan_id AND f.trial_code = t.trial_code
LEFT JOIN programme.plan_choice c ON c.plan_id = f.plan_id AND c.method = 'best' AND c.asset_id = f.asset_id
WHERE t.plan_id = $1::bigint
GROUP BY w.place, w.label, t.value_gbp, p.value_gbp, t.same
ORDER BY w.place;
