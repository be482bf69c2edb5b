-- Drops what has been of no use for a while: sessions and links that ended a week ago, states that are too old.
WITH sessions AS (
    DELETE FROM door.session WHERE least(expires_at, ended_at) < now() - interval '7 days'
), links AS (
    DELETE FROM door.sign_in_link WHERE expires_at < now() - interval '7 days'
)
DELETE FROM door.used_state WHERE expires_at < now();
