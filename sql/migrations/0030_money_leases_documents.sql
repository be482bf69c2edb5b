-- What the finance team, the estates team and the valuers keep of assets: the fixed asset register, the events of
-- leases, priced survey lines, ledger totals, documents with their digest.

SELECT code.make_list(name, meaning) FROM (VALUES
    ('rent_frequency', 'How often a stated rent is paid.'),
    ('lease_event_kind', 'What happens on a day that a lease names.'),
    ('lease_side', 'Whose right an event of a lease is.'),
    ('lease_state', 'What a rent roll says has become of a lease.'),
    ('cost_group', 'What an account of the ledger is to an asset.')
) AS list (name, meaning);

ALTER TABLE code.rent_frequency ADD per_year integer CHECK (per_year > 0);
COMMENT ON COLUMN code.rent_frequency.per_year IS 'Payments in a year; null where a year has no whole number of them, so that a yearly rent cannot be had exactly.';

ALTER TABLE code.accounting_class ADD property boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN code.accounting_class.property IS 'Land or buildings. What is none is in the fixed asset register and has no place here.';

CREATE TABLE code.party_pattern (
    pattern text PRIMARY KEY,
    natural_person boolean NOT NULL,
    sort_order integer NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.party_pattern IS 'Names that tell a person from an organisation. A name that none fits counts as a person''s: what may be personal is kept as if it were.';
COMMENT ON COLUMN code.party_pattern.pattern IS 'Regular expression, matched anywhere in the lower-case name.';
COMMENT ON COLUMN code.party_pattern.natural_person IS 'A person''s name; else an organisation''s.';
COMMENT ON COLUMN code.party_pattern.sort_order IS 'The lowest that matches is taken.';
COMMENT ON COLUMN code.party_pattern.source IS 'Whose judgement.';
COMMENT ON COLUMN code.party_pattern.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.party_pattern.valid_to IS 'First day of use no longer.';

CREATE TABLE code.account_pattern (
    pattern text PRIMARY KEY,
    cost_group_code text NOT NULL REFERENCES code.cost_group,
    sort_order integer NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.account_pattern IS 'Names of accounts that tell what they are to an asset, where no chart of accounts says it. A guess: each account so taken is told once.';
COMMENT ON COLUMN code.account_pattern.pattern IS 'Regular expression, matched anywhere in the lower-case name of the account.';
COMMENT ON COLUMN code.account_pattern.cost_group_code IS 'The group guessed.';
COMMENT ON COLUMN code.account_pattern.sort_order IS 'The lowest that matches is taken.';
COMMENT ON COLUMN code.account_pattern.source IS 'Whose judgement.';
COMMENT ON COLUMN code.account_pattern.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.account_pattern.valid_to IS 'First day of use no longer.';

CREATE TABLE code.accounting_rule (
    rule_id integer PRIMARY KEY,
    scope_code text REFERENCES code.scope,
    purpose_code text REFERENCES code.purpose,
    status_code text REFERENCES code.status,
    class_codes text[] NOT NULL CHECK (class_codes <> '{}'),
    source text NOT NULL,
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE code.accounting_rule IS 'Which classes of the fixed asset register agree with why and how an asset is held.';
COMMENT ON COLUMN code.accounting_rule.rule_id IS 'Identity; the lowest that fits is taken.';
COMMENT ON COLUMN code.accounting_rule.scope_code IS 'Scope; null: any.';
COMMENT ON COLUMN code.accounting_rule.purpose_code IS 'Purpose; null: any.';
COMMENT ON COLUMN code.accounting_rule.status_code IS 'Status; null: any.';
COMMENT ON COLUMN code.accounting_rule.class_codes IS 'Classes that agree; the first is the one to expect.';
COMMENT ON COLUMN code.accounting_rule.source IS 'Standard or judgement.';
COMMENT ON COLUMN code.accounting_rule.valid_from IS 'First day of use.';
COMMENT ON COLUMN code.accounting_rule.valid_to IS 'First day of use no longer.';

SELECT history.watch_rules();

CREATE TABLE register.far_entry (
    far_entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scheme text NOT NULL,
    year_end date NOT NULL,
    reference text NOT NULL,
    description text,
    component text,
    class_code text REFERENCES code.accounting_class,
    carrying_amount register.gbp,
    useful_life_years numeric(6, 2) CHECK (useful_life_years >= 0),
    valued_on date,
    basis_code text REFERENCES code.valuation_basis,
    acquired_on date,
    disposed_on date,
    tenure_code text REFERENCES code.tenure,
    uprn register.uprn,
    property_reference text,
    withdrawn boolean NOT NULL DEFAULT false,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    record_id bigint REFERENCES source.record,
    UNIQUE (scheme, year_end, reference)
);
COMMENT ON TABLE register.far_entry IS 'The finance team''s fixed asset register at a year end, entry by entry, also what no asset answers to.';
COMMENT ON COLUMN register.far_entry.far_entry_id IS 'Identity.';
COMMENT ON COLUMN register.far_entry.scheme IS 'Whose fixed asset register: the scheme of the import.';
COMMENT ON COLUMN register.far_entry.year_end IS 'The balance sheet date that it is of.';
COMMENT ON COLUMN register.far_entry.reference IS 'Reference of the entry in the fixed asset register.';
COMMENT ON COLUMN register.far_entry.description IS 'What the entry is of, in finance''s words.';
COMMENT ON COLUMN register.far_entry.component IS 'Which part of the asset: land, building, roof. Null: not said.';
COMMENT ON COLUMN register.far_entry.class_code IS 'Accounting class; null unknown.';
COMMENT ON COLUMN register.far_entry.carrying_amount IS 'Carrying amount (net book value) at the year end, GBP; null unknown.';
COMMENT ON COLUMN register.far_entry.useful_life_years IS 'Useful life that is left, years; null not depreciated or unknown.';
COMMENT ON COLUMN register.far_entry.valued_on IS 'Last valuation.';
COMMENT ON COLUMN register.far_entry.basis_code IS 'Basis of measurement.';
COMMENT ON COLUMN register.far_entry.acquired_on IS 'When it was acquired.';
COMMENT ON COLUMN register.far_entry.disposed_on IS 'When it was disposed of; null while carried.';
COMMENT ON COLUMN register.far_entry.tenure_code IS 'Tenure as finance has it.';
COMMENT ON COLUMN register.far_entry.uprn IS 'UPRN as finance has it.';
COMMENT ON COLUMN register.far_entry.property_reference IS 'What finance says the property register calls it.';
COMMENT ON COLUMN register.far_entry.withdrawn IS 'A newer file of the same year end has it no longer.';
COMMENT ON COLUMN register.far_entry.marking_code IS 'Who may read it.';
COMMENT ON COLUMN register.far_entry.record_id IS 'Source row.';
CREATE INDEX far_entry_year_end ON register.far_entry (year_end);
SELECT history.track('register.far_entry');
CREATE INDEX asset_fixed_asset_reference ON register.asset (fixed_asset_reference) WHERE fixed_asset_reference IS NOT NULL;

ALTER TABLE register.lease
    ADD scheme text,
    ADD unit text,
    ADD rent_amount register.gbp,
    ADD rent_frequency_code text REFERENCES code.rent_frequency,
    ADD repair_terms_text text,
    ADD service_charge_yearly register.gbp,
    ADD deposit register.gbp;
CREATE UNIQUE INDEX lease_reference ON register.lease (scheme, reference, asset_id, coalesce(unit, ''))
    WHERE scheme IS NOT NULL;
COMMENT ON COLUMN register.lease.scheme IS 'Whose reference it is; null: from a list that gives leases none.';
COMMENT ON COLUMN register.lease.unit IS 'What is let, in the rent roll''s words; null: the asset or building as a whole.';
COMMENT ON COLUMN register.lease.rent_amount IS 'Rent for each payment as the source states it, GBP.';
COMMENT ON COLUMN register.lease.rent_frequency_code IS 'How often that is paid.';
COMMENT ON COLUMN register.lease.repair_terms_text IS 'Repairing terms in the words of the source.';
COMMENT ON COLUMN register.lease.service_charge_yearly IS 'Service charge a year, GBP; null unknown.';
COMMENT ON COLUMN register.lease.deposit IS 'Deposit held, GBP; null unknown.';
COMMENT ON COLUMN register.lease.rent_review_on IS 'Next rent review, where no register.lease_event says it.';
COMMENT ON COLUMN register.lease.break_on IS 'Next date on which the council may break, where no register.lease_event says it.';
SELECT history.track('register.lease');

CREATE TABLE register.lease_event (
    lease_event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lease_id bigint NOT NULL REFERENCES register.lease,
    kind_code text NOT NULL REFERENCES code.lease_event_kind,
    happens_on date NOT NULL,
    side_code text REFERENCES code.lease_side,
    withdrawn boolean NOT NULL DEFAULT false,
    record_id bigint REFERENCES source.record,
    UNIQUE NULLS NOT DISTINCT (lease_id, kind_code, happens_on, side_code)
);
COMMENT ON TABLE register.lease_event IS 'The days that a lease names: breaks, rent reviews, notices, renewals. Its marking is that of the lease.';
COMMENT ON COLUMN register.lease_event.lease_event_id IS 'Identity.';
COMMENT ON COLUMN register.lease_event.lease_id IS 'The lease.';
COMMENT ON COLUMN register.lease_event.kind_code IS 'What happens.';
COMMENT ON COLUMN register.lease_event.happens_on IS 'When. Of a notice: the last day on which it may be given.';
COMMENT ON COLUMN register.lease_event.side_code IS 'Whose right it is; null not said.';
COMMENT ON COLUMN register.lease_event.withdrawn IS 'A newer rent roll names the day no longer.';
COMMENT ON COLUMN register.lease_event.record_id IS 'Source row.';
SELECT history.track('register.lease_event');

ALTER TABLE register.condition_survey
    ADD includes_preliminaries boolean,
    ADD includes_contingency boolean,
    ADD includes_fees boolean,
    ADD includes_vat boolean;
COMMENT ON COLUMN register.condition_survey.includes_preliminaries IS 'Its costs hold preliminaries; null not said.';
COMMENT ON COLUMN register.condition_survey.includes_contingency IS 'Its costs hold a contingency; null not said.';
COMMENT ON COLUMN register.condition_survey.includes_fees IS 'Its costs hold professional fees; null not said.';
COMMENT ON COLUMN register.condition_survey.includes_vat IS 'Its costs hold VAT; null not said.';
SELECT history.track('register.condition_survey');

ALTER TABLE register.condition_item
    ADD unit_rate numeric(14, 4) CHECK (unit_rate >= 0),
    ADD planned_year register.financial_year,
    ADD remaining_life_years numeric(6, 2) CHECK (remaining_life_years >= 0);
COMMENT ON COLUMN register.condition_item.unit_rate IS 'Rate for one unit of quantity, GBP at the survey''s prices.';
COMMENT ON COLUMN register.condition_item.planned_year IS 'Financial year in which the survey plans the work, by its first calendar year.';
COMMENT ON COLUMN register.condition_item.remaining_life_years IS 'Life that the surveyor gives the component, years.';
SELECT history.track('register.condition_item');

ALTER TABLE register.valuation
    ADD valuer text,
    ADD land_amount register.gbp,
    ADD index_base_on date;
COMMENT ON COLUMN register.valuation.valuer IS 'The firm or team that valued it.';
COMMENT ON COLUMN register.valuation.land_amount IS 'Of the amount what is the land''s, GBP; null not said.';
COMMENT ON COLUMN register.valuation.index_base_on IS 'Day of the valuation that was indexed; null for a valuation proper.';
SELECT history.track('register.valuation');

CREATE TABLE register.ledger_account (
    scheme text NOT NULL,
    account_code text NOT NULL,
    name text,
    cost_group_code text NOT NULL REFERENCES code.cost_group,
    record_id bigint REFERENCES source.record,
    PRIMARY KEY (scheme, account_code)
);
COMMENT ON TABLE register.ledger_account IS 'A council''s chart of accounts, as far as assets are concerned: what each account is to them.';
COMMENT ON COLUMN register.ledger_account.scheme IS 'Whose ledger.';
COMMENT ON COLUMN register.ledger_account.account_code IS 'Account (subjective) code.';
COMMENT ON COLUMN register.ledger_account.name IS 'Its name.';
COMMENT ON COLUMN register.ledger_account.cost_group_code IS 'What it is to an asset.';
COMMENT ON COLUMN register.ledger_account.record_id IS 'Source row.';
SELECT history.track('register.ledger_account');

CREATE TABLE register.ledger_total (
    ledger_total_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    scheme text NOT NULL,
    financial_year register.financial_year NOT NULL,
    cost_group_code text NOT NULL REFERENCES code.cost_group,
    amount register.gbp NOT NULL,
    entries integer NOT NULL CHECK (entries >= 0),
    last_period integer CHECK (last_period BETWEEN 1 AND 15),
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, scheme, financial_year, cost_group_code)
);
COMMENT ON TABLE register.ledger_total IS 'What the ledger holds against an asset in a financial year, by group: the sum of the entries of the newest extract, which stay as source rows. register.running_cost is made of these.';
COMMENT ON COLUMN register.ledger_total.ledger_total_id IS 'Identity.';
COMMENT ON COLUMN register.ledger_total.asset_id IS 'The asset.';
COMMENT ON COLUMN register.ledger_total.scheme IS 'Whose ledger.';
COMMENT ON COLUMN register.ledger_total.financial_year IS 'Financial year by its first calendar year.';
COMMENT ON COLUMN register.ledger_total.cost_group_code IS 'Premises, income, planned, reactive, other.';
COMMENT ON COLUMN register.ledger_total.amount IS 'Sum of the entries as the ledger signs them: a charge is positive, GBP.';
COMMENT ON COLUMN register.ledger_total.entries IS 'Entries in the sum; 0: a newer extract of the year has none any more.';
COMMENT ON COLUMN register.ledger_total.last_period IS 'Last accounting period among them; null not said.';
COMMENT ON COLUMN register.ledger_total.record_id IS 'The first of the source rows in the sum.';
SELECT history.track('register.ledger_total');

ALTER TABLE register.document
    ADD sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    ADD retention_class text;
CREATE UNIQUE INDEX document_place ON register.document (asset_id, location);
CREATE INDEX document_sha256 ON register.document (sha256) WHERE sha256 IS NOT NULL;
COMMENT ON COLUMN register.document.sha256 IS 'SHA-256 of its bytes, as the source states it; nothing is fetched to check it.';
COMMENT ON COLUMN register.document.retention_class IS 'Class of the retention schedule, in the source''s words.';
SELECT history.track('register.document');
