-- Who may come in: API keys, sessions, one-time links. Only the door's own login reads and writes here, and nothing
-- here can be used as it stands: of every secret only its SHA-256 is kept. The secrets have 256 random bits, so a plain
-- digest is enough: there is nothing to guess.

CREATE SCHEMA door;
COMMENT ON SCHEMA door IS 'API keys, sessions and one-time sign-in links. Read and written by terrier_door alone.';

CREATE TABLE door.api_key (
    key_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 100),
    role text NOT NULL CHECK (role IN ('public', 'reader', 'gis', 'editor', 'steward')),
    opening text NOT NULL CHECK (length(opening) <= 8),
    key_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(key_sha256) = 32),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE door.api_key IS 'Keys for programs. Shown once when made; of the key only its digest is kept.';
COMMENT ON COLUMN door.api_key.key_id IS 'Number of the key, by which it is listed and revoked.';
COMMENT ON COLUMN door.api_key.name IS 'What or whom it is for: stands in the ledger for what is done with it.';
COMMENT ON COLUMN door.api_key.role IS 'What it may do.';
COMMENT ON COLUMN door.api_key.opening IS 'Its first characters, to tell which key stands in some program''s settings.';
COMMENT ON COLUMN door.api_key.key_sha256 IS 'SHA-256 of the whole key.';
COMMENT ON COLUMN door.api_key.made_by IS 'Who made it.';
COMMENT ON COLUMN door.api_key.made_at IS 'When.';
COMMENT ON COLUMN door.api_key.expires_at IS 'Not taken from then on.';
COMMENT ON COLUMN door.api_key.last_used_at IS 'When it was last used, to the minute or so; null: never.';
COMMENT ON COLUMN door.api_key.revoked_at IS 'Not taken since; null: not revoked.';
COMMENT ON COLUMN door.api_key.revoked_by IS 'Who revoked it.';

CREATE TABLE door.session (
    session_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(session_sha256) = 32),
    actor text NOT NULL CHECK (btrim(actor) <> ''),
    subject text NOT NULL,
    role text NOT NULL CHECK (role IN ('public', 'reader', 'gis', 'editor', 'steward')),
    means text NOT NULL CHECK (means IN ('provider', 'link')),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX session_expiry ON door.session (expires_at);
COMMENT ON TABLE door.session IS 'People who are signed in. Rows are dropped some days after the session has ended.';
COMMENT ON COLUMN door.session.session_id IS 'Number of the session, by which it is listed and ended.';
COMMENT ON COLUMN door.session.session_sha256 IS 'SHA-256 of the cookie''s value.';
COMMENT ON COLUMN door.session.actor IS 'Name for the ledger and the log.';
COMMENT ON COLUMN door.session.subject IS 'Stable identity: the provider''s issuer and subject, or the link''s number.';
COMMENT ON COLUMN door.session.role IS 'What the person may do, as it was at sign-in.';
COMMENT ON COLUMN door.session.means IS 'How the person signed in: at the provider, or by a one-time link.';
COMMENT ON COLUMN door.session.made_at IS 'When.';
COMMENT ON COLUMN door.session.seen_at IS 'Last request, to the minute or so.';
COMMENT ON COLUMN door.session.expires_at IS 'Ends then, however busy it is.';
COMMENT ON COLUMN door.session.ended_at IS 'Signed out or revoked; null: neither.';

CREATE TABLE door.sign_in_link (
    link_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    link_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(link_sha256) = 32),
    actor text NOT NULL CHECK (btrim(actor) <> '' AND length(actor) <= 100),
    role text NOT NULL CHECK (role IN ('public', 'reader', 'gis', 'editor', 'steward')),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
COMMENT ON TABLE door.sign_in_link IS 'Links that sign one person in once, made by who holds the database.';
COMMENT ON COLUMN door.sign_in_link.link_id IS 'Number of the link.';
COMMENT ON COLUMN door.sign_in_link.link_sha256 IS 'SHA-256 of what the link carries.';
COMMENT ON COLUMN door.sign_in_link.actor IS 'Who will be signed in by it.';
COMMENT ON COLUMN door.sign_in_link.role IS 'What that person may then do.';
COMMENT ON COLUMN door.sign_in_link.made_by IS 'Who made it.';
COMMENT ON COLUMN door.sign_in_link.made_at IS 'When.';
COMMENT ON COLUMN door.sign_in_link.expires_at IS 'Not taken from then on.';
COMMENT ON COLUMN door.sign_in_link.used_at IS 'When it was used; it is not taken again.';

CREATE TABLE door.used_state (
    state_sha256 bytea PRIMARY KEY CHECK (octet_length(state_sha256) = 32),
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE door.used_state IS 'Sign-ins at the provider that have come back, so that none comes back twice.';
COMMENT ON COLUMN door.used_state.state_sha256 IS 'SHA-256 of the sign-in''s state.';
COMMENT ON COLUMN door.used_state.expires_at IS 'The sign-in is too old by then anyway, and the row may go.';

-- Services keep what they know of keys and sessions in memory for a while; this empties that.
CREATE FUNCTION door.announce() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  NOTIFY terrier_door;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION door.announce() IS 'Tells every service, at commit, to forget which keys and sessions it knows.';

CREATE TRIGGER announce AFTER UPDATE OF revoked_at, expires_at, role OR DELETE ON door.api_key
FOR EACH STATEMENT EXECUTE FUNCTION door.announce();
CREATE TRIGGER announce AFTER UPDATE OF ended_at, expires_at, role OR DELETE ON door.session
FOR EACH STATEMENT EXECUTE FUNCTION door.announce();

REVOKE ALL ON FUNCTION door.announce() FROM PUBLIC;
GRANT USAGE ON SCHEMA door TO terrier_door;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA door TO terrier_door;
