-- Interests, leases both ways, valuations, designations, documents.

CREATE TABLE register.interest (
    interest_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    tenure_code text NOT NULL REFERENCES code.tenure,
    detail_code text REFERENCES code.tenure_detail,
    detail_text text,
    title_number text,
    land_only boolean,
    record_id bigint REFERENCES source.record
);
CREATE INDEX interest_asset ON register.interest (asset_id);
COMMENT ON TABLE register.interest IS 'The council''s interest in an asset: its tenure, with effective dates.';
COMMENT ON COLUMN register.interest.interest_id IS 'Identity.';
COMMENT ON COLUMN register.interest.asset_id IS 'The asset.';
COMMENT ON COLUMN register.interest.valid IS 'Days on which the council holds it.';
COMMENT ON COLUMN register.interest.tenure_code IS 'Freehold, leasehold and so on.';
COMMENT ON COLUMN register.interest.detail_code IS 'How it is used, as the Transparency Code lists it.';
COMMENT ON COLUMN register.interest.detail_text IS 'Free text of the source where no code says it.';
COMMENT ON COLUMN register.interest.title_number IS 'HM Land Registry title number.';
COMMENT ON COLUMN register.interest.land_only IS 'Land without a permanent building; null unknown.';
COMMENT ON COLUMN register.interest.record_id IS 'Source row.';

CREATE TABLE register.lease (
    lease_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    reference text,
    direction_code text NOT NULL REFERENCES code.lease_direction,
    counterparty_id bigint REFERENCES register.organisation,
    starts_on date,
    ends_on date,
    holding_over boolean NOT NULL DEFAULT false,
    rent_yearly register.gbp,
    rent_review_on date,
    break_on date,
    notice_months integer CHECK (notice_months >= 0),
    security_code text REFERENCES code.security,
    repair_terms_code text REFERENCES code.repair_terms,
    let_area_m2 register.area_m2,
    compliance_checked_on date,
    stewardship boolean,
    starter_holding boolean,
    first_tenancy boolean,
    dilapidations register.gbp,
    marking_code text NOT NULL DEFAULT 'commercial' REFERENCES code.marking,
    record_id bigint REFERENCES source.record,
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on > starts_on)
);
CREATE INDEX lease_asset ON register.lease (asset_id);
COMMENT ON TABLE register.lease IS 'A lease, tenancy or licence, in (the council is tenant) or out (the council is landlord).';
COMMENT ON COLUMN register.lease.lease_id IS 'Identity.';
COMMENT ON COLUMN register.lease.asset_id IS 'The asset.';
COMMENT ON COLUMN register.lease.building_id IS 'The building let; null for the whole asset.';
COMMENT ON COLUMN register.lease.reference IS 'Reference in the estates team''s books.';
COMMENT ON COLUMN register.lease.direction_code IS 'in: the council is tenant. out: the council is landlord.';
COMMENT ON COLUMN register.lease.counterparty_id IS 'The other party.';
COMMENT ON COLUMN register.lease.starts_on IS 'First day of the term.';
COMMENT ON COLUMN register.lease.ends_on IS 'Day after the last day of the term; null without end or unknown.';
COMMENT ON COLUMN register.lease.holding_over IS 'The term has ended and the tenant stays.';
COMMENT ON COLUMN register.lease.rent_yearly IS 'Passing rent a year, GBP.';
COMMENT ON COLUMN register.lease.rent_review_on IS 'Next rent review.';
COMMENT ON COLUMN register.lease.break_on IS 'Next date on which the council may break.';
COMMENT ON COLUMN register.lease.notice_months IS 'Notice that a break needs, months.';
COMMENT ON COLUMN register.lease.security_code IS 'Security of tenure.';
COMMENT ON COLUMN register.lease.repair_terms_code IS 'Repairing terms as the lease states them.';
COMMENT ON COLUMN register.lease.let_area_m2 IS 'Area let, m2.';
COMMENT ON COLUMN register.lease.compliance_checked_on IS 'When the tenant''s compliance was last checked (commitment 2.2).';
COMMENT ON COLUMN register.lease.stewardship IS 'Farm let under a stewardship or soil plan (commitment 3.4); null unknown.';
COMMENT ON COLUMN register.lease.starter_holding IS 'Starter holding for new entrants to farming (commitment 5.2); null unknown.';
COMMENT ON COLUMN register.lease.first_tenancy IS 'The tenant''s first farm tenancy (commitment 5.2); null unknown.';
COMMENT ON COLUMN register.lease.dilapidations IS 'Estimated dilapidations at the end, GBP.';
COMMENT ON COLUMN register.lease.marking_code IS 'Who may read the terms.';
COMMENT ON COLUMN register.lease.record_id IS 'Source row.';

CREATE TABLE register.valuation (
    valuation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    valued_on date NOT NULL,
    basis_code text NOT NULL REFERENCES code.valuation_basis,
    class_code text REFERENCES code.accounting_class,
    amount register.gbp NOT NULL,
    index_name text,
    index_factor numeric,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, valued_on, basis_code)
);
COMMENT ON TABLE register.valuation IS 'What an asset was valued at, when and on which basis.';
COMMENT ON COLUMN register.valuation.valuation_id IS 'Identity.';
COMMENT ON COLUMN register.valuation.asset_id IS 'The asset.';
COMMENT ON COLUMN register.valuation.valued_on IS 'Valuation date.';
COMMENT ON COLUMN register.valuation.basis_code IS 'EUV, DRC, fair value and so on.';
COMMENT ON COLUMN register.valuation.class_code IS 'Class in the fixed asset register.';
COMMENT ON COLUMN register.valuation.amount IS 'GBP.';
COMMENT ON COLUMN register.valuation.index_name IS 'Index used when the figure is indexed, not valued.';
COMMENT ON COLUMN register.valuation.index_factor IS 'Factor applied to the last valuation; null for a valuation proper.';
COMMENT ON COLUMN register.valuation.marking_code IS 'Who may read it.';
COMMENT ON COLUMN register.valuation.record_id IS 'Source row.';

CREATE TABLE register.designation (
    designation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    kind_code text NOT NULL REFERENCES code.designation_kind,
    reference text,
    name text,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    record_id bigint REFERENCES source.record
);
CREATE INDEX designation_asset ON register.designation (asset_id);
COMMENT ON TABLE register.designation IS 'What law or policy has laid on an asset: listing, scheduling, covenant, community value, charity trust.';
COMMENT ON COLUMN register.designation.designation_id IS 'Identity.';
COMMENT ON COLUMN register.designation.asset_id IS 'The asset.';
COMMENT ON COLUMN register.designation.building_id IS 'The building; null for the whole asset.';
COMMENT ON COLUMN register.designation.kind_code IS 'What kind.';
COMMENT ON COLUMN register.designation.reference IS 'List entry or other reference.';
COMMENT ON COLUMN register.designation.name IS 'Name in the list.';
COMMENT ON COLUMN register.designation.valid IS 'Days on which it is in force.';
COMMENT ON COLUMN register.designation.record_id IS 'Source row.';

CREATE TABLE register.document (
    document_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    kind_code text NOT NULL REFERENCES code.document_kind,
    title text NOT NULL,
    location text NOT NULL,
    dated date,
    marking_code text NOT NULL DEFAULT 'internal' REFERENCES code.marking,
    retain_until date,
    record_id bigint REFERENCES source.record
);
CREATE INDEX document_asset ON register.document (asset_id);
COMMENT ON TABLE register.document IS 'References to documents kept elsewhere: deeds, certificates, reports.';
COMMENT ON COLUMN register.document.document_id IS 'Identity.';
COMMENT ON COLUMN register.document.asset_id IS 'The asset.';
COMMENT ON COLUMN register.document.kind_code IS 'What kind.';
COMMENT ON COLUMN register.document.title IS 'Title.';
COMMENT ON COLUMN register.document.location IS 'Where it is kept: an address or a shelf mark.';
COMMENT ON COLUMN register.document.dated IS 'Date of the document.';
COMMENT ON COLUMN register.document.marking_code IS 'Who may read it.';
COMMENT ON COLUMN register.document.retain_until IS 'Kept until this day at least.';
COMMENT ON COLUMN register.document.record_id IS 'Source row.';
