-- Legal holds, those in force first.
SELECT hold_id AS hold, coalesce(reference, 'all') AS asset, name, in_force, placed_by, placed_at::date AS placed_on, reason,
       released_by, released_at::date AS released_on, release_reason
FROM publish.legal_hold
ORDER BY in_force DESC, hold_id DESC;
