-- What a report hangs on: the register's stamp, and the newest plan, which moves without it.
SELECT stamp.stamp || '.' || coalesce((SELECT max(plan.plan_id) FROM publish.plan), 0) AS stamp FROM served.stamp;
