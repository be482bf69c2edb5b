-- The source side of the register: which series of files there are and how far each is trusted, what each of their
-- rows was understood to say, which asset it speaks of, and what people have set over them.

-- --- feeds ---

CREATE TABLE source.feed (
    feed text PRIMARY KEY CHECK (btrim(feed) <> ''),
    kind text NOT NULL,
    title text NOT NULL CHECK (btrim(title) <> ''),
    rank integer NOT NULL DEFAULT 50 CHECK (rank BETWEEN 1 AND 99),
    owner_post text CHECK (btrim(owner_post) <> ''),
    licence text CHECK (btrim(licence) <> ''),
    source text,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking
);
COMMENT ON TABLE source.feed IS 'A series of files of one source: made by its first import. How far it is trusted, who answers for it, under which licence it came.';
COMMENT ON COLUMN source.feed.feed IS 'Kind and source, such as register/mendip: as source.batch.feed.';
COMMENT ON COLUMN source.feed.kind IS 'What its files hold: register, condition, energy.';
COMMENT ON COLUMN source.feed.title IS 'What people call it: from the profile.';
COMMENT ON COLUMN source.feed.rank IS 'How far it is trusted where sources differ, 1 (most) to 99; what a person set is before all.';
COMMENT ON COLUMN source.feed.owner_post IS 'Information asset owner: a post, not a person; null unknown.';
COMMENT ON COLUMN source.feed.licence IS 'Licence under which its files came; null unknown.';
COMMENT ON COLUMN source.feed.source IS 'Where its files come from, as the profile says; null unknown.';
COMMENT ON COLUMN source.feed.marking_code IS 'Who may read what the feed said, value by value.';

INSERT INTO source.feed (feed, kind, title, rank)
SELECT DISTINCT ON (feed) feed, kind, feed, CASE kind WHEN 'register' THEN 30 ELSE 50 END
FROM source.batch
ORDER BY feed, batch_id DESC;

ALTER TABLE source.batch ADD FOREIGN KEY (feed) REFERENCES source.feed;

-- What people change in a feed is kept in the ledger. Its making is not: the import that made it tells of that.
SELECT history.track('source.feed');
DROP TRIGGER history_insert ON source.feed;
DROP TRIGGER history_delete ON source.feed;

CREATE TABLE code.source_rank (
    kind text NOT NULL,
    field text NOT NULL DEFAULT '',
    rank integer NOT NULL CHECK (rank BETWEEN 1 AND 99),
    source text NOT NULL,
    PRIMARY KEY (kind, field)
);
COMMENT ON TABLE code.source_rank IS 'How far a kind of file is trusted until somebody says otherwise of a feed; and for which fields it is trusted more, or less, than its feed.';
COMMENT ON COLUMN code.source_rank.kind IS 'Kind of file.';
COMMENT ON COLUMN code.source_rank.field IS 'The field, whose rank then goes before its feed''s; empty: the rank that a new feed of the kind gets.';
COMMENT ON COLUMN code.source_rank.rank IS 'As source.feed.rank: 1 is trusted most.';
COMMENT ON COLUMN code.source_rank.source IS 'Whose judgement, and why.';
SELECT history.watch_rules();

-- --- rows ---

ALTER TABLE source.record ADD COLUMN checked jsonb;
COMMENT ON COLUMN source.record.checked IS 'The values as the import understood them, an object of field to text; null for a rejected row, and for rows imported before this was kept.';

CREATE TABLE source.link (
    record_id bigint PRIMARY KEY REFERENCES source.record,
    asset_id bigint NOT NULL REFERENCES register.asset,
    how text NOT NULL CHECK (how IN ('code', 'new', 'match', 'person'))
);
CREATE INDEX link_asset ON source.link (asset_id);
COMMENT ON TABLE source.link IS 'Which asset a source row speaks of.';
COMMENT ON COLUMN source.link.record_id IS 'The source row.';
COMMENT ON COLUMN source.link.asset_id IS 'The asset.';
COMMENT ON COLUMN source.link.how IS 'code: found by a reference; new: the row made it; match: recognised by what it says; person: somebody decided.';

INSERT INTO source.link (record_id, asset_id, how)
SELECT record_id, min(asset_id), 'code' FROM register.asset WHERE record_id IS NOT NULL GROUP BY record_id;

-- --- what people set ---

CREATE TABLE register.override (
    override_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    field text NOT NULL CHECK (btrim(field) <> ''),
    value text,
    actor text NOT NULL CHECK (actor <> ''),
    reason text NOT NULL CHECK (reason <> ''),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (asset_id, field)
);
COMMENT ON TABLE register.override IS 'What a person set in a record: it stands before what any file says, until it is taken back.';
COMMENT ON COLUMN register.override.override_id IS 'Identity.';
COMMENT ON COLUMN register.override.asset_id IS 'The asset.';
COMMENT ON COLUMN register.override.field IS 'The field, as importers name it: name, category, uprn, purpose.';
COMMENT ON COLUMN register.override.value IS 'The value, as PostgreSQL writes it; null: that it is unknown or none.';
COMMENT ON COLUMN register.override.actor IS 'Who set it.';
COMMENT ON COLUMN register.override.reason IS 'Why, in their words.';
COMMENT ON COLUMN register.override.made_at IS 'When.';
SELECT history.track('register.override');
CREATE INDEX override_whose ON history.override (asset_id, change_id);
