-- The entries of the fixed asset register that one asset may answer to, for its record card.

CREATE INDEX far_entry_reference ON register.far_entry (reference);
CREATE INDEX far_entry_property ON register.far_entry (property_reference) WHERE property_reference IS NOT NULL;
CREATE INDEX far_entry_uprn ON register.far_entry (uprn) WHERE uprn IS NOT NULL;
