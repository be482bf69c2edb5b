-- The runs kept for people, newest first. Quarter: which it was published for; trial where it is none that counts.
SELECT run_id AS run, CASE WHEN kind = 'trial' THEN 'trial' ELSE quarter END AS quarter, as_at, revision, criteria_version_id AS criteria,
       asset_count AS assets, scored_count AS scored, made_at::date AS made, label
FROM publish.run ORDER BY run_id DESC;
