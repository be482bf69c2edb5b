-- Stores the head of a run. $1 kind, $2 label, $3 as at, $4 known at, $5 revision, $6 criteria version, $7 digest of the
-- rules, $8 version of terrier, $9 run compared with, $10 fact codes, $11 assets, $12 scored, $13 actor (null: the role), $14 first day of the
-- quarter that it is published for (null: none).
-- A run by criteria that are not in force is what a change of them is decided on, and kept longer than other trials.
INSERT INTO evaluation.run (kind, label, as_at, known_at, revision, criteria_version_id, rules_sha256, engine_version,
                            compared_run_id, fact_codes, asset_count, scored_count, actor, quarter_on, retain_until)
VALUES ($1::text, $2::text, $3::date, $4::timestamptz, $5::bigint, $6::integer, $7::text, $8::text,
        $9::bigint, $10::text[], $11::integer, $12::integer, coalesce($13::text, current_setting('terrier.actor', true), session_user::text), $14::date,
        current_date + CASE WHEN $1::text = 'published' THEN interval '7 years'
                            WHEN $6::integer <> (SELECT criteria_version_id FROM evaluation.criteria_in_force) THEN interval '1 year'
                            ELSE interval '90 days' END)
RETURNING run_id;
