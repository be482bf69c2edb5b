-- What the law makes of a tenancy when its term runs out, and the day on which one has really ended.

ALTER TABLE code.security ADD secure boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN code.security.secure IS 'The tenant may stay, unless the landlord proves a ground of the Act.';

CREATE TABLE code.security_rule (
    security_code text NOT NULL REFERENCES code.security,
    rule_number integer NOT NULL CHECK (rule_number > 0),
    valid_from date NOT NULL DEFAULT '-infinity',
    valid_to date NOT NULL DEFAULT 'infinity',
    over_months integer CHECK (over_months > 0),
    from_months integer CHECK (from_months > 0),
    up_to_months integer CHECK (up_to_months > 0),
    goes_on boolean NOT NULL,
    terms text NOT NULL,
    law text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (security_code, rule_number, valid_from),
    CHECK (valid_to > valid_from)
);
COMMENT ON TABLE code.security_rule IS 'Whether a tenancy goes on by law when its term has run out, by its security of tenure and the length of its term. The first that fits is taken; none: it ends.';
COMMENT ON COLUMN code.security_rule.security_code IS 'The security of tenure that the lease is recorded with.';
COMMENT ON COLUMN code.security_rule.rule_number IS 'The lowest that fits is taken.';
COMMENT ON COLUMN code.security_rule.valid_from IS 'First day of the rule. The law is that of the day on which the term has run out.';
COMMENT ON COLUMN code.security_rule.valid_to IS 'First day of the rule no longer.';
COMMENT ON COLUMN code.security_rule.over_months IS 'Only of terms longer than so many months; null any.';
COMMENT ON COLUMN code.security_rule.from_months IS 'Only of terms of so many months or more; null any.';
COMMENT ON COLUMN code.security_rule.up_to_months IS 'Only of terms of so many months or fewer; null any. A term of which nobody knows the beginning is not known to be short.';
COMMENT ON COLUMN code.security_rule.goes_on IS 'The tenancy goes on; else it ends with its term.';
COMMENT ON COLUMN code.security_rule.terms IS 'How it goes on or ends, in words.';
COMMENT ON COLUMN code.security_rule.law IS 'Act and section.';
COMMENT ON COLUMN code.security_rule.source IS 'Where that was read.';
SELECT history.watch_rules();

ALTER TABLE register.lease ADD ended_on date;
COMMENT ON COLUMN register.lease.ended_on IS 'Day after the last day of the tenancy, where its ending is recorded: by notice, surrender, forfeiture, or because the tenant left. Null: no ending is recorded, whatever the term says.';
COMMENT ON COLUMN register.lease.ends_on IS 'Day after the last day of the term; null without end or unknown. What the law makes of a tenancy then: code.security_rule.';
COMMENT ON COLUMN register.lease.holding_over IS 'The term has ended and the tenant stays, as the source says. What goes on by law: facts.lease_over.';
SELECT history.track('register.lease');
