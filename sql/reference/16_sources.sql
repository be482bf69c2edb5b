-- How far kinds of file are trusted, until a steward says otherwise of a feed. Upserted as a whole.
-- Council asset lists come first for what an asset is called and why it is held; whoever keeps a fact as its own
-- business comes first for that fact.

INSERT INTO code.source_rank (kind, field, rank, source) VALUES
    ('register', '', 30, 'terrier: the council''s own list of what it holds'),
    ('far', '', 40, 'terrier: kept by finance for another purpose, reconciled yearly'),
    ('far', 'fixed_asset_reference', 10, 'terrier: the fixed asset register numbers its own entries'),
    ('leases', '', 40, 'terrier: kept by the estates team for another purpose'),
    ('schools', '', 45, 'terrier: a national list, kept by schools themselves'),
    ('schools', 'urn', 10, 'Department for Education: GIAS is where the URN is issued'),
    ('schools', 'school_type', 10, 'Department for Education: GIAS is the record of establishments'),
    ('schools', 'phase', 10, 'Department for Education: GIAS is the record of establishments'),
    ('gazetteer', '', 45, 'terrier: addresses, not holdings'),
    ('gazetteer', 'uprn', 10, 'GeoPlace: the gazetteer is where the UPRN is issued'),
    ('gazetteer', 'postcode', 20, 'GeoPlace: the address as the gazetteer has it'),
    ('title-extents', '', 45, 'terrier: titles, not holdings'),
    ('title-extents', 'title_number', 10, 'HM Land Registry: the register of title is where it is issued'),
    ('condition', '', 60, 'terrier: a surveyor''s list, for the survey''s own purpose'),
    ('brownfield', '', 70, 'terrier: entries by anyone who proposed a site')
ON CONFLICT (kind, field) DO UPDATE SET rank = excluded.rank, source = excluded.source;
