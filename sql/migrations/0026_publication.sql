-- What leaves the council for good: the lists that are published, the rules that they are made by, and what was
-- published when.

-- --- what only the Transparency Code asks of an asset ---

SELECT code.make_list('circumstance', 'What the Transparency Code asks of an asset that nothing else in the register says: a garage let with a dwelling, a property under a private finance contract, a place whose disclosure would harm.');

CREATE TABLE register.asset_circumstance (
    circumstance_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    circumstance_code text NOT NULL REFERENCES code.circumstance,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    record_id bigint REFERENCES source.record,
    EXCLUDE USING gist (asset_id WITH =, circumstance_code WITH =, valid WITH &&)
);
CREATE INDEX asset_circumstance_asset ON register.asset_circumstance (asset_id);
COMMENT ON TABLE register.asset_circumstance IS 'Circumstances of an asset that decide whether it is in a published list.';
COMMENT ON COLUMN register.asset_circumstance.circumstance_id IS 'Identity.';
COMMENT ON COLUMN register.asset_circumstance.asset_id IS 'The asset.';
COMMENT ON COLUMN register.asset_circumstance.circumstance_code IS 'Which circumstance.';
COMMENT ON COLUMN register.asset_circumstance.valid IS 'Days on which it holds; of a temporary office the days of its occupation, as contracted or as they were.';
COMMENT ON COLUMN register.asset_circumstance.record_id IS 'Source row.';
SELECT history.track('register.asset_circumstance');
CREATE INDEX asset_circumstance_whose ON history.asset_circumstance (asset_id, change_id);

-- --- rules ---

CREATE TABLE code.transparency_rule (
    rule_code text PRIMARY KEY CHECK (rule_code ~ '^[a-z_]+$'),
    place integer NOT NULL UNIQUE,
    included boolean NOT NULL,
    needs text[] NOT NULL DEFAULT '{}',
    lacks text[] NOT NULL DEFAULT '{}',
    title text NOT NULL,
    paragraph text NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.transparency_rule IS 'Which assets are in the list of land and building assets. Of the rules in force on the day of the list the first that fits an asset decides; an asset that none fits is not in it.';
COMMENT ON COLUMN code.transparency_rule.rule_code IS 'Code.';
COMMENT ON COLUMN code.transparency_rule.place IS 'Order in which rules are tried.';
COMMENT ON COLUMN code.transparency_rule.included IS 'Whether what it fits is in the list.';
COMMENT ON COLUMN code.transparency_rule.needs IS 'It fits an asset that has all of these traits (publish.transparency_trait).';
COMMENT ON COLUMN code.transparency_rule.lacks IS 'And none of these.';
COMMENT ON COLUMN code.transparency_rule.title IS 'The rule in words.';
COMMENT ON COLUMN code.transparency_rule.paragraph IS 'Paragraph of the Code that it follows from.';
COMMENT ON COLUMN code.transparency_rule.source IS 'Where it stands, or who decided it.';
COMMENT ON COLUMN code.transparency_rule.valid_from IS 'First day in force.';
COMMENT ON COLUMN code.transparency_rule.valid_to IS 'First day in force no longer.';

CREATE TABLE code.transparency_column (
    title text PRIMARY KEY,
    place integer NOT NULL UNIQUE,
    about text NOT NULL,
    data_type text NOT NULL CHECK (data_type IN ('string', 'date', 'integer', 'decimal', 'anyURI')),
    presence text NOT NULL CHECK (presence IN ('always', 'usual', 'optional')),
    pattern text,
    pattern_says text,
    term_list text,
    vacant text NOT NULL CHECK (vacant IN ('kept', 'outward', 'generalised', 'withheld')),
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity',
    CHECK ((pattern IS NULL) = (pattern_says IS NULL))
);
COMMENT ON TABLE code.transparency_column IS 'The layout in which councils publish their land and building assets, and what a file in it is checked by.';
COMMENT ON COLUMN code.transparency_column.title IS 'Name of the column, as it stands in the header.';
COMMENT ON COLUMN code.transparency_column.place IS 'Its place in the header, from 1.';
COMMENT ON COLUMN code.transparency_column.about IS 'What it holds.';
COMMENT ON COLUMN code.transparency_column.data_type IS 'Its type, as CSV on the Web names it.';
COMMENT ON COLUMN code.transparency_column.presence IS 'always: a row without it is faulty; usual: the Code asks for it where there is one; optional.';
COMMENT ON COLUMN code.transparency_column.pattern IS 'Regular expression that a value must match; null any text.';
COMMENT ON COLUMN code.transparency_column.pattern_says IS 'What the pattern asks for, in words.';
COMMENT ON COLUMN code.transparency_column.term_list IS 'The list of code.transparency_term that its values are of; null none.';
COMMENT ON COLUMN code.transparency_column.vacant IS 'What is published of it when the asset is vacant: kept, only the outward postcode, generalised, or withheld.';
COMMENT ON COLUMN code.transparency_column.source IS 'Where it stands.';
COMMENT ON COLUMN code.transparency_column.valid_from IS 'First day in force.';
COMMENT ON COLUMN code.transparency_column.valid_to IS 'First day in force no longer.';

CREATE TABLE code.transparency_term (
    list_name text NOT NULL,
    term text NOT NULL,
    code text NOT NULL,
    written boolean NOT NULL,
    source text NOT NULL
);
CREATE UNIQUE INDEX transparency_term_known ON code.transparency_term (list_name, lower(term));
CREATE UNIQUE INDEX transparency_term_written ON code.transparency_term (list_name, code) WHERE written;
COMMENT ON TABLE code.transparency_term IS 'Words of the published list: those that we write, and those of others that we know.';
COMMENT ON COLUMN code.transparency_term.list_name IS 'tenure_type, tenure_detail, holding_type, crs, energy_rating.';
COMMENT ON COLUMN code.transparency_term.term IS 'The word.';
COMMENT ON COLUMN code.transparency_term.code IS 'What it means: a code of the register, or of the list itself.';
COMMENT ON COLUMN code.transparency_term.written IS 'The word that we write for that code; others are known when they are read.';
COMMENT ON COLUMN code.transparency_term.source IS 'Where the word comes from.';

CREATE TABLE code.licence_rule (
    place integer PRIMARY KEY,
    pattern text,
    publishable boolean NOT NULL,
    title text NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.licence_rule IS 'Whether coordinates that came under a licence may leave under the Open Government Licence: the first rule whose pattern the licence matches decides. Names, references and areas as stated are the council''s own.';
COMMENT ON COLUMN code.licence_rule.place IS 'Order in which rules are tried.';
COMMENT ON COLUMN code.licence_rule.pattern IS 'Regular expression, in any case, on the licence as a source states it; null: it states none.';
COMMENT ON COLUMN code.licence_rule.publishable IS 'Whether the coordinates are published.';
COMMENT ON COLUMN code.licence_rule.title IS 'Which licences these are, and why.';
COMMENT ON COLUMN code.licence_rule.source IS 'Where it stands, or who decided it.';
COMMENT ON COLUMN code.licence_rule.valid_from IS 'First day in force.';
COMMENT ON COLUMN code.licence_rule.valid_to IS 'First day in force no longer.';

CREATE TABLE code.publisher (
    valid_from date PRIMARY KEY,
    label text NOT NULL,
    uri text NOT NULL,
    contact_post text NOT NULL,
    contact_url text NOT NULL,
    contact_email text,
    custodian_post text NOT NULL,
    licence_title text NOT NULL,
    licence_url text NOT NULL,
    attribution text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE code.publisher IS 'Who publishes, under which licence, and whom to ask: the newest row that is in force.';
COMMENT ON COLUMN code.publisher.valid_from IS 'First day in force.';
COMMENT ON COLUMN code.publisher.label IS 'Name of the council.';
COMMENT ON COLUMN code.publisher.uri IS 'Published identifier of the council.';
COMMENT ON COLUMN code.publisher.contact_post IS 'Post that answers for what is published: a post, not a person.';
COMMENT ON COLUMN code.publisher.contact_url IS 'Where to reach it.';
COMMENT ON COLUMN code.publisher.contact_email IS 'Its address for mail; null none given.';
COMMENT ON COLUMN code.publisher.custodian_post IS 'Post that keeps the council''s address gazetteer.';
COMMENT ON COLUMN code.publisher.licence_title IS 'The licence.';
COMMENT ON COLUMN code.publisher.licence_url IS 'Its text.';
COMMENT ON COLUMN code.publisher.attribution IS 'How whoever uses the list names where it is from.';
COMMENT ON COLUMN code.publisher.source IS 'Who decided it.';

CREATE TABLE code.blpu_class (
    category_code text PRIMARY KEY REFERENCES code.category,
    class_code text NOT NULL CHECK (class_code ~ '^[A-Z]{1,2}[0-9]{0,2}[A-Z]{0,2}$'),
    label text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE code.blpu_class IS 'The class that we suggest to the address custodian for an asset of a category that has no UPRN yet.';
COMMENT ON COLUMN code.blpu_class.category_code IS 'Category; what is below it and has no row of its own is of the same class.';
COMMENT ON COLUMN code.blpu_class.class_code IS 'Class of the National Land and Property Gazetteer''s scheme.';
COMMENT ON COLUMN code.blpu_class.label IS 'The class in words.';
COMMENT ON COLUMN code.blpu_class.source IS 'Where it stands.';

SELECT history.watch_rules();

-- --- what was published ---

CREATE SCHEMA publication;
COMMENT ON SCHEMA publication IS 'What was published: each publication with its files, as they left.';

CREATE TABLE publication.secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text
);
COMMENT ON TABLE publication.secret IS 'What the published codes of vacant assets are made with, so that nobody can tell from one year''s list to the next which is which. One row, granted to nobody.';
COMMENT ON COLUMN publication.secret.only_row IS 'Always true: holds the table to one row.';
COMMENT ON COLUMN publication.secret.secret IS 'Random.';
INSERT INTO publication.secret DEFAULT VALUES;

CREATE TABLE publication.publication (
    publication_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list_name text NOT NULL CHECK (list_name IN ('transparency')),
    draft boolean NOT NULL DEFAULT false,
    as_at date NOT NULL,
    made_on date NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL CHECK (actor <> ''),
    incarnation uuid NOT NULL,
    revision bigint NOT NULL,
    known_at timestamptz,
    rules_edition bigint NOT NULL,
    engine_version text NOT NULL,
    row_count bigint NOT NULL,
    vacant_count bigint NOT NULL,
    unlocated_count bigint NOT NULL,
    licence_withheld_count bigint NOT NULL,
    left_out_count bigint NOT NULL,
    fault_count bigint NOT NULL,
    warning_count bigint NOT NULL,
    licence text NOT NULL
);
COMMENT ON TABLE publication.publication IS 'Lists that were published. Rows are added and never changed.';
COMMENT ON COLUMN publication.publication.publication_id IS 'Identity.';
COMMENT ON COLUMN publication.publication.list_name IS 'Which list: transparency.';
COMMENT ON COLUMN publication.publication.draft IS 'For staff to look at; the public is not told of it.';
COMMENT ON COLUMN publication.publication.as_at IS 'Day that the list describes.';
COMMENT ON COLUMN publication.publication.made_on IS 'Day on which it was made: what was vacant then is withheld too.';
COMMENT ON COLUMN publication.publication.made_at IS 'When it was made.';
COMMENT ON COLUMN publication.publication.actor IS 'Who made it.';
COMMENT ON COLUMN publication.publication.incarnation IS 'The database that it was made from (history.head).';
COMMENT ON COLUMN publication.publication.revision IS 'Revision of the register that it was made from.';
COMMENT ON COLUMN publication.publication.known_at IS 'When that revision was committed; null for a register that nobody had written to.';
COMMENT ON COLUMN publication.publication.rules_edition IS 'Edition of code lists and rules that it was made by.';
COMMENT ON COLUMN publication.publication.engine_version IS 'Version of terrier that made it.';
COMMENT ON COLUMN publication.publication.row_count IS 'Assets in the list.';
COMMENT ON COLUMN publication.publication.vacant_count IS 'Of them vacant, so that their place is withheld.';
COMMENT ON COLUMN publication.publication.unlocated_count IS 'Of them without coordinates in the register.';
COMMENT ON COLUMN publication.publication.licence_withheld_count IS 'Of them with coordinates that came under a licence which does not let them be published.';
COMMENT ON COLUMN publication.publication.left_out_count IS 'Assets of the register that are not in the list. For staff.';
COMMENT ON COLUMN publication.publication.fault_count IS 'Faults that the check of the file against the layout found.';
COMMENT ON COLUMN publication.publication.warning_count IS 'Warnings of that check.';
COMMENT ON COLUMN publication.publication.licence IS 'The licence that it was published under.';

CREATE TABLE publication.file (
    publication_id bigint NOT NULL REFERENCES publication.publication,
    name text NOT NULL CHECK (name ~ '^[A-Za-z0-9._-]+$' AND name !~ '^\.'),
    place integer NOT NULL,
    title text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL GENERATED ALWAYS AS (octet_length(content)) STORED,
    sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED,
    content bytea NOT NULL,
    PRIMARY KEY (publication_id, name)
);
-- Not compressed, so that a piece of it is read without the rest.
ALTER TABLE publication.file ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE publication.file IS 'The files of a publication, byte for byte.';
COMMENT ON COLUMN publication.file.publication_id IS 'The publication.';
COMMENT ON COLUMN publication.file.name IS 'Name of the file.';
COMMENT ON COLUMN publication.file.place IS 'Order in lists.';
COMMENT ON COLUMN publication.file.title IS 'What it is.';
COMMENT ON COLUMN publication.file.media_type IS 'Its media type.';
COMMENT ON COLUMN publication.file.bytes IS 'Its size.';
COMMENT ON COLUMN publication.file.sha256 IS 'SHA-256 of it, hexadecimal.';
COMMENT ON COLUMN publication.file.content IS 'What is in it.';

CREATE FUNCTION publication.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'what was published stays as it left: publish again instead' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION publication.refuse_change() IS 'Publications and their files are never changed.';
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.publication
    FOR EACH STATEMENT EXECUTE FUNCTION publication.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.file
    FOR EACH STATEMENT EXECUTE FUNCTION publication.refuse_change();
REVOKE EXECUTE ON FUNCTION publication.refuse_change() FROM PUBLIC;

GRANT USAGE ON SCHEMA publication TO terrier_clerk;
GRANT SELECT, INSERT ON publication.publication, publication.file TO terrier_clerk;

-- --- publishing as work in the background ---

ALTER TABLE jobs.job DROP CONSTRAINT job_work_check;
ALTER TABLE jobs.job ADD CONSTRAINT job_work_check CHECK (work ~ '^[a-z_]+$');
ALTER TABLE jobs.job DROP CONSTRAINT job_check;
ALTER TABLE jobs.job ADD CONSTRAINT job_check CHECK ((upload_id IS NOT NULL) = (work IN ('preview', 'apply')));
COMMENT ON COLUMN jobs.job.work IS 'preview or apply an upload, evaluate the estate, publish a list.';
COMMENT ON COLUMN jobs.job.upload_id IS 'The upload that is previewed or applied; null for other work.';
COMMENT ON COLUMN jobs.job.parameters IS 'What was asked for: as_at, label, trial; of a publication draft for trial.';
CREATE UNIQUE INDEX job_publish ON jobs.job (work) WHERE work = 'publish' AND ended_at IS NULL;
