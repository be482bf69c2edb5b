-- How matching weighs what it compares. Upserted as a whole.

INSERT INTO evaluation.match_comparison (comparison, label, sort_order, description) VALUES
    ('code', 'code', 1, 'The source''s own codes: whether both records are in one list, or the code of one went as that of the other came.'),
    ('uprn', 'UPRN', 2, 'UPRNs of the asset and of its buildings.'),
    ('reference', 'reference', 3, 'School number, reference in the finance team''s register, title number: the first that both have and that says most.'),
    ('name', 'name', 4, 'Words of the names in their standard form, whatever their order.'),
    ('kind', 'kind of building', 5, 'Words such as house, garage, barn, annexe in the names.'),
    ('number', 'number in the name', 6, 'Numbers in the names, as of units and plots.'),
    ('category', 'category', 7, 'What each is; akin is of one branch.'),
    ('place', 'place', 8, 'Distance of the points, and how much of the smaller ground is shared.'),
    ('postcode', 'postcode', 9, 'Postcodes.'),
    ('address', 'address', 10, 'Street and number.'),
    ('size', 'size', 11, 'Floor area, else land: same within 3%, near within 20%.')
ON CONFLICT (comparison) DO UPDATE SET label = excluded.label, sort_order = excluded.sort_order, description = excluded.description;

INSERT INTO evaluation.match_level (comparison, level, sort_order, m, u, source) VALUES
    ('code', 'same', 1, 0.2, 0.001, 'fit'), ('code', 'another list', 2, 0.5, 0.5, 'fit'),
    ('code', 'one gone', 3, 0.29, 0.1, 'fit'), ('code', 'both listed', 4, 0.001, 0.4, 'fit'),
    ('uprn', 'same', 1, 0.9, 0.02, 'fit'), ('uprn', 'of a building', 2, 0.05, 0.02, 'fit'),
    ('uprn', 'differs', 3, 0.05, 0.96, 'fit'),
    ('reference', 'school number same', 1, 0.3, 0.001, 'fit'), ('reference', 'finance reference same', 2, 0.3, 0.001, 'fit'),
    ('reference', 'school number differs', 3, 0.01, 0.2, 'fit'), ('reference', 'title same', 4, 0.3, 0.02, 'fit'),
    ('reference', 'finance reference differs', 5, 0.02, 0.3, 'fit'), ('reference', 'title differs', 6, 0.05, 0.4, 'fit'),
    ('name', 'same', 1, 0.5, 0.01, 'fit'), ('name', 'spelling', 2, 0.1, 0.003, 'fit'), ('name', 'longer', 3, 0.25, 0.05, 'fit'),
    ('name', 'alike', 4, 0.1, 0.25, 'fit'), ('name', 'differs', 5, 0.05, 0.68, 'fit'),
    ('kind', 'same', 1, 0.9, 0.2, 'fit'), ('kind', 'differs', 2, 0.1, 0.8, 'fit'),
    ('number', 'same', 1, 0.9, 0.2, 'fit'), ('number', 'differs', 2, 0.1, 0.8, 'fit'),
    ('category', 'same', 1, 0.85, 0.1, 'fit'), ('category', 'akin', 2, 0.1, 0.2, 'fit'), ('category', 'differs', 3, 0.05, 0.7, 'fit'),
    ('place', 'same ground', 1, 0.3, 0.01, 'fit'), ('place', 'within 10 m', 2, 0.3, 0.01, 'fit'),
    ('place', 'within 50 m', 3, 0.2, 0.05, 'fit'), ('place', 'within 200 m', 4, 0.1, 0.1, 'fit'),
    ('place', 'within 1 km', 5, 0.07, 0.4, 'fit'), ('place', 'farther', 6, 0.03, 0.4, 'fit'),
    ('postcode', 'same', 1, 0.85, 0.05, 'fit'), ('postcode', 'same sector', 2, 0.05, 0.1, 'fit'),
    ('postcode', 'same district', 3, 0.05, 0.4, 'fit'), ('postcode', 'differs', 4, 0.05, 0.45, 'fit'),
    ('address', 'same', 1, 0.5, 0.02, 'fit'), ('address', 'street same', 2, 0.4, 0.05, 'fit'),
    ('address', 'number differs', 3, 0.02, 0.05, 'fit'), ('address', 'differs', 4, 0.08, 0.88, 'fit'),
    ('size', 'same', 1, 0.7, 0.05, 'fit'), ('size', 'near', 2, 0.2, 0.15, 'fit'), ('size', 'differs', 3, 0.1, 0.8, 'fit')
ON CONFLICT (comparison, level, valid_from) DO UPDATE SET sort_order = excluded.sort_order, m = excluded.m, u = excluded.u,
    source = excluded.source;

INSERT INTO evaluation.match_rule (rule_code, amount, description, source) VALUES
    ('automatic', 0.99, 'At or above this probability a row of a file is taken as the asset without asking.', 'terrier'),
    ('review', 0.10, 'At or above this probability, and below the automatic one, a person decides.', 'terrier'),
    ('prior', 0.05, 'Share of the pairs compared that are one asset.', 'fit'),
    ('slope', 1, 'What the sum of the weights is multiplied by: the comparisons are not independent.', 'fit'),
    ('shift', 0, 'What is added to it then.', 'fit'),
    ('most_alike', 30, 'A UPRN, title or other reference that more records have tells nothing; of a postcode or a word twice as many.', 'terrier'),
    ('near_metres', 75, 'How near two records are to be compared for that alone, in metres.', 'terrier'),
    ('word_metres', 3000, 'How near two records that share a rare word are to be compared, in metres.', 'terrier'),
    ('name_likeness', 0.45, 'How like names must be to be compared for that alone.', 'terrier'),
    ('most_by_name', 2000, 'How many records, which nothing else finds, are looked for by the likeness of names in one go.', 'terrier')
ON CONFLICT (rule_code, valid_from) DO UPDATE SET amount = excluded.amount, description = excluded.description, source = excluded.source;

INSERT INTO code.match_word (word, standard, building_kind, source) VALUES
    ('the', '', false, 'terrier'), ('of', '', false, 'terrier'), ('and', '', false, 'terrier'), ('at', '', false, 'terrier'),
    ('sch', 'school', false, 'terrier'), ('schl', 'school', false, 'terrier'), ('prim', 'primary', false, 'terrier'),
    ('pri', 'primary', false, 'terrier'), ('sec', 'secondary', false, 'terrier'), ('inf', 'infants', false, 'terrier'),
    ('infant', 'infants', false, 'terrier'), ('jnr', 'junior', false, 'terrier'), ('jun', 'junior', false, 'terrier'),
    ('c', 'church', false, 'terrier'), ('e', 'england', false, 'terrier'), ('ce', 'church england', false, 'terrier'),
    ('cofe', 'church england', false, 'terrier'), ('cp', 'car park', false, 'terrier'), ('pk', 'park', false, 'terrier'),
    ('saint', 'st', false, 'terrier'), ('street', 'st', false, 'terrier'), ('rd', 'road', false, 'terrier'),
    ('ln', 'lane', false, 'terrier'), ('ave', 'avenue', false, 'terrier'), ('cl', 'close', false, 'terrier'),
    ('ctr', 'centre', false, 'terrier'), ('cntr', 'centre', false, 'terrier'), ('center', 'centre', false, 'terrier'),
    ('comm', 'community', false, 'terrier'), ('lib', 'library', false, 'terrier'), ('rec', 'recreation', false, 'terrier'),
    ('grd', 'ground', false, 'terrier'), ('gnd', 'ground', false, 'terrier'), ('grnd', 'ground', false, 'terrier'),
    ('pf', 'playing field', false, 'terrier'), ('fields', 'field', false, 'terrier'), ('ind', 'industrial', false, 'terrier'),
    ('est', 'estate', false, 'terrier'), ('tdg', 'trading', false, 'terrier'), ('bus', 'business', false, 'terrier'),
    ('allots', 'allotments', false, 'terrier'), ('allotment', 'allotments', false, 'terrier'), ('wc', 'toilets', false, 'terrier'),
    ('toilet', 'toilets', false, 'terrier'), ('conveniences', 'toilets', false, 'terrier'), ('convenience', 'toilets', false, 'terrier'),
    ('adj', 'adjoining', true, 'terrier'), ('adjoining', 'adjoining', true, 'terrier'), ('adjacent', 'adjoining', true, 'terrier'),
    ('rear', 'rear', true, 'terrier'), ('garage', 'garage', true, 'terrier'), ('garages', 'garage', true, 'terrier'),
    ('barn', 'barn', true, 'terrier'), ('barns', 'barn', true, 'terrier'), ('shed', 'shed', true, 'terrier'),
    ('sheds', 'shed', true, 'terrier'), ('outbuilding', 'outbuilding', true, 'terrier'), ('outbuildings', 'outbuilding', true, 'terrier'),
    ('annexe', 'annexe', true, 'terrier'), ('annex', 'annexe', true, 'terrier'), ('lodge', 'lodge', true, 'terrier'),
    ('bungalow', 'bungalow', true, 'terrier'), ('cottage', 'cottage', true, 'terrier'), ('farmhouse', 'farmhouse', true, 'terrier'),
    ('caretaker', 'caretaker', true, 'terrier'), ('caretakers', 'caretaker', true, 'terrier'), ('pavilion', 'pavilion', true, 'terrier'),
    ('kiosk', 'kiosk', true, 'terrier'), ('substation', 'substation', true, 'terrier'), ('mast', 'mast', true, 'terrier'),
    ('boathouse', 'boathouse', true, 'terrier'), ('stables', 'stables', true, 'terrier'), ('greenhouse', 'greenhouse', true, 'terrier'),
    ('chapel', 'chapel', true, 'terrier'), ('hut', 'hut', true, 'terrier'), ('flat', 'flat', true, 'terrier')
ON CONFLICT (word) DO UPDATE SET standard = excluded.standard, building_kind = excluded.building_kind, source = excluded.source;
