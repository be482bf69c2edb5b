-- What changes with one thing, for people to read. $1 plan.
SELECT t.trial, to_char(t.value_gbp, '999,999,999,990') AS worth_gbp, to_char(t.change_gbp, 'S999,999,999,990') AS change_gbp,
       t.same AS same_option, t.drop_out, t.take_another, t.come_in
FROM publish.plan_trial t
WHERE t.plan_id = $1::bigint
ORDER BY t.place;
