-- The plan made again with one thing changed, trial by trial. $1 plan.
SELECT t.trial_code, t.trial, t.outcome, t.value_gbp, t.change_gbp, t.same AS same_option, t.drop_out, t.take_another, t.come_in
FROM publish.plan_trial t
WHERE t.plan_id = $1::bigint
ORDER BY t.place;
