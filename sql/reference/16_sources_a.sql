-- Terms, repair by school type and words of the schools register, certificates, designations and brownfield registers.

INSERT INTO code.term (term, lasts, label, source) VALUES
    ('dec_over_1000_m2', '12 months', 'Display energy certificate, building over 1,000 m2', 'EPB Regulations 2012 r.14'),
    ('dec', '10 years', 'Display energy certificate, building up to 1,000 m2', 'EPB Regulations 2012 r.14'),
    ('epc', '10 years', 'Energy performance certificate', 'Energy Performance of Buildings (England and Wales) Regulations 2012; ten years: GOV.UK'),
    ('community_value', '5 years', 'Listing as an asset of community value', 'Localism Act 2011'),
    ('community_value_interim', '6 weeks', 'Interim moratorium on disposal', 'Localism Act 2011, s. 95, read second-hand on councils'' pages (Maldon, East Cambridgeshire)'),
    ('community_value_full', '6 months', 'Full moratorium on disposal', 'Localism Act 2011, s. 95, read second-hand on councils'' pages (Maldon, East Cambridgeshire)'),
    ('community_value_protected', '18 months', 'Protected period after a notice of disposal', 'Localism Act 2011, s. 95, read second-hand on councils'' pages (Maldon, East Cambridgeshire)')
ON CONFLICT (term, valid_from) DO UPDATE SET lasts = excluded.lasts, label = excluded.label, source = excluded.source;

-- Who repairs: whom the law makes pay for the premises. Who has the duty: who employs there, which for the duty to manage
-- asbestos is as a rule also who maintains (Department for Education, read second-hand in Haringey's schools bulletin).
INSERT INTO code.school_repair (type_code, council_repairs, duty_holder, source) VALUES
    ('community', 'all', 'council', 'School Standards and Framework Act 1998 s. 22(3); the council employs: Education Act 2002 s. 35, by its Explanatory Notes, 103'),
    ('community_special', 'all', 'council', 'School Standards and Framework Act 1998 s. 22(3); the council employs: Education Act 2002 s. 35, by its Explanatory Notes, 103'),
    ('nursery', 'all', 'council', 'School Standards and Framework Act 1998 s. 22(3); the council employs: Education Act 2002 s. 35, by its Explanatory Notes, 103'),
    ('controlled', 'all', 'council', 'School Standards and Framework Act 1998 s. 22(4); the council employs: Education Act 2002 s. 35, by its Explanatory Notes, 103'),
    ('foundation', 'all', 'governors', 'School Standards and Framework Act 1998 s. 22(4): the council pays, who owns or not; the governors employ: Health and Safety Executive, SIM 07/2001/36'),
    ('aided', 'none', 'governors', 'School Standards and Framework Act 1998 s. 22(5); Sch. 3 para. 3, read second-hand (London Diocesan Board for Schools): governors pay all capital but of playing fields, day-to-day repairs come out of the school''s share; the governors employ: Health and Safety Executive, SIM 07/2001/36'),
    ('pru', 'all', 'council', 'Education Act 1996 s. 19(2B), by the Explanatory Note to SI 2012/1201: the council establishes and maintains it; Sch. 1 para. 1: the council stands where a school has governors'),
    ('academy', 'none', 'trust', 'Department for Education, model lease of 125 years, read second-hand (Browne Jacobson): the trust keeps the premises and answers for safety'),
    ('free_school', 'none', 'trust', 'Department for Education, model lease of 125 years, read second-hand (Browne Jacobson): the trust keeps the premises and answers for safety')
ON CONFLICT (type_code, valid_from) DO UPDATE SET council_repairs = excluded.council_repairs, duty_holder = excluded.duty_holder,
    source = excluded.source;

INSERT INTO code.establishment_status (code, label, sort_order, source) VALUES
    ('open', 'Open', 1, 'GIAS'), ('closing', 'Open, but proposed to close', 2, 'GIAS'),
    ('proposed', 'Proposed to open', 3, 'GIAS'), ('closed', 'Closed', 4, 'GIAS')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.site_ownership (code, label, sort_order, source) VALUES
    ('public', 'Owned by a public authority', 1, 'Brownfield registers data standard 2017'),
    ('not_public', 'Not owned by a public authority', 2, 'Brownfield registers data standard 2017'),
    ('mixed', 'Mixed ownership', 3, 'Brownfield registers data standard 2017'),
    ('unknown', 'Unknown ownership', 4, 'Brownfield registers data standard 2017')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.site_planning (code, label, sort_order, source) VALUES
    ('permissioned', 'Permissioned', 1, 'Brownfield registers data standard 2017'),
    ('not_permissioned', 'Not permissioned', 2, 'Brownfield registers data standard 2017'),
    ('pending', 'Pending decision', 3, 'Brownfield registers data standard 2017')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.site_permission (code, label, sort_order, source) VALUES
    ('full', 'Full planning permission', 1, 'Brownfield registers data standard 2017'),
    ('outline', 'Outline planning permission', 2, 'Brownfield registers data standard 2017'),
    ('reserved_matters', 'Reserved matters approval', 3, 'Brownfield registers data standard 2017'),
    ('in_principle', 'Permission in principle', 4, 'Brownfield registers data standard 2017'),
    ('technical_details', 'Technical details consent', 5, 'Brownfield registers data standard 2017'),
    ('order', 'Planning permission granted under an order', 6, 'Brownfield registers data standard 2017'),
    ('other', 'Other', 7, 'Brownfield registers data standard 2017')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.reading_kind (code, label, sort_order, source) VALUES
    ('partial', 'Sum of half hours, some of them missing', 3, 'terrier')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, source = excluded.source;

INSERT INTO code.word (list_name, word, code, source) VALUES
    ('duty_holder', 'Governors', 'governors', 'terrier'), ('duty_holder', 'Governing body', 'governors', 'terrier'),
    ('school_type', 'Community', 'community', 'GIAS'),
    ('school_type', 'Voluntary controlled', 'controlled', 'GIAS'), ('school_type', 'Voluntary aided', 'aided', 'GIAS'),
    ('school_type', 'Foundation', 'foundation', 'GIAS'), ('school_type', 'Foundation special school', 'foundation', 'GIAS'),
    ('school_type', 'Local authority nursery school', 'nursery', 'GIAS'),
    ('school_type', 'Academy converter', 'academy', 'GIAS'), ('school_type', 'Academy sponsor led', 'academy', 'GIAS'),
    ('school_type', 'Academy special converter', 'academy', 'GIAS'),
    ('school_type', 'Academy special sponsor led', 'academy', 'GIAS'),
    ('school_type', 'Academy alternative provision converter', 'academy', 'GIAS'),
    ('school_type', 'Academy alternative provision sponsor led', 'academy', 'GIAS'),
    ('school_type', 'Academy 16-19 converter', 'academy', 'GIAS'),
    ('school_type', 'Academy secure 16 to 19', 'academy', 'GIAS'),
    ('school_type', 'University technical college', 'free_school', 'GIAS'), ('school_type', 'Studio schools', 'free_school', 'GIAS'),
    ('school_type', 'Free schools', 'free_school', 'GIAS'), ('school_type', 'Free schools special', 'free_school', 'GIAS'),
    ('school_type', 'Free schools alternative provision', 'free_school', 'GIAS'),
    ('school_type', 'Free schools 16 to 19', 'free_school', 'GIAS'),
    ('school_phase', 'Middle deemed primary', 'middle', 'GIAS'), ('school_phase', 'Middle deemed secondary', 'middle', 'GIAS'),
    ('raac', 'Yes', 'present', 'DfE RAAC list'), ('raac', 'Confirmed', 'present', 'DfE RAAC list'),
    ('raac', 'RAAC removed', 'none', 'DfE RAAC list'), ('raac', 'No', 'none', 'DfE RAAC list'),
    ('energy_band', 'A+', 'A', 'EPB Regulations 2012'),
    ('designation_kind', 'I', 'listed_1', 'P(LBCA)A 1990'), ('designation_kind', 'Grade I', 'listed_1', 'P(LBCA)A 1990'),
    ('designation_kind', 'II*', 'listed_2_star', 'P(LBCA)A 1990'), ('designation_kind', 'Grade II*', 'listed_2_star', 'P(LBCA)A 1990'),
    ('designation_kind', 'II', 'listed_2', 'P(LBCA)A 1990'), ('designation_kind', 'Grade II', 'listed_2', 'P(LBCA)A 1990'),
    ('designation_kind', 'SM', 'scheduled', 'AMAAA 1979'), ('designation_kind', 'Scheduling', 'scheduled', 'AMAAA 1979'),
    ('designation_kind', 'ACV', 'community_value', 'Localism Act 2011')
ON CONFLICT (list_name, word) DO UPDATE SET code = excluded.code, source = excluded.source;

INSERT INTO code.reach (reach, metres, label, source) VALUES
    ('near', 50, 'An asset this near to a place is named as a candidate for it', 'terrier'),
    ('near_by_name', 500, 'So is one of a like name this near', 'terrier'),
    ('same_place', 10000, 'A site further than this from the middle of the others of its town is doubted', 'terrier')
ON CONFLICT (reach, valid_from) DO UPDATE SET metres = excluded.metres, label = excluded.label, source = excluded.source;

INSERT INTO code.word (list_name, word, code, source) VALUES
    ('site_permission', 'planning granted under an order', 'order', 'South Somerset register'),
    ('site_permission', 'Permission under an order', 'order', 'Brownfield registers data standard 2017'),
    ('site_ownership', 'Owned by public authority', 'public', 'Brownfield registers data standard 2017'),
    ('site_ownership', 'Not owned by public authority', 'not_public', 'Brownfield registers data standard 2017'),
    ('site_planning', 'Pending', 'pending', 'Brownfield registers data standard 2017')
ON CONFLICT (list_name, word) DO UPDATE SET code = excluded.code, source = excluded.source;
