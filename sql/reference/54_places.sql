-- Where a service may go, what a building may become, and what stands in the way of either: rules with their source.

INSERT INTO programme.rate (rate_code, group_code, low, likely, high, unit, price_base, description, source) VALUES
    ('grant_repaid_share', '', 0, 15, 50, '% of the receipt', NULL, 'What a funder takes back of a receipt where the terms of its grant are not recorded', 'officer judgement: nothing where the term of the grant has run out, the grant''s share of what was built where it has not'),
    ('devolve_lease_years', '', 25, 99, 125, 'years', NULL, 'Term of a long lease to a parish or a community body, after which the asset comes back', 'officer judgement: from what a funder of the community asks for to the customary long terms'),
    ('use_area_most', '', 1500, 3000, 6000, 'm2', NULL, 'Floor area of a conversion beyond which there is more room than one place needs', 'officer judgement: a large service building of a town'),
    ('use_area_most', 'care', 1200, 2500, 4000, 'm2', NULL, 'Floor area of a conversion beyond which there is more room than one place needs', 'officer judgement: some 40 to 60 rooms at 40 to 50 m2 each with what is shared'),
    ('use_area_most', 'temporary_housing', 800, 1500, 2500, 'm2', NULL, 'Floor area of a conversion beyond which there is more room than one place needs', 'officer judgement: some 30 households of one town at 50 m2 each'),
    ('host_km_most', '', 10, 10, 10, 'km', NULL, 'How far off a host may be at most, in a straight line, of the use that would move there; none is looked for farther than neighbour_km', 'officer judgement: staff and stores can go as far as is looked at all'),
    ('host_km_most', 'library', 2, 3, 5, 'km', NULL, 'How far off a host may be at most, in a straight line, of the use that would move there; none is looked for farther than neighbour_km', 'officer judgement: about two miles, which people without a car can still reach; another town''s library is not this town''s'),
    ('host_km_most', 'hall', 1, 2, 3, 'km', NULL, 'How far off a host may be at most, in a straight line, of the use that would move there; none is looked for farther than neighbour_km', 'officer judgement: a hall is its own community''s: not more than a walk'),
    ('host_km_most', 'hub', 2, 3, 5, 'km', NULL, 'How far off a host may be at most, in a straight line, of the use that would move there; none is looked for farther than neighbour_km', 'officer judgement: as a library: people come to the counter')
ON CONFLICT (rate_code, group_code, valid_from) DO UPDATE SET low = excluded.low, likely = excluded.likely, high = excluded.high,
    unit = excluded.unit, price_base = excluded.price_base, description = excluded.description, source = excluded.source;

INSERT INTO programme.obstacle (obstacle_code, sort_order, label, sentence, basis, citation, cost_low, cost_likely, cost_high, months, marking_code, source) VALUES
    ('listed_demolition', 102, 'Listed: it stays', 'What stands there is listed: consent to take it down is for exceptional cases. It can be sold or converted with its listing.', 'law', 'Planning (Listed Buildings and Conservation Areas) Act 1990, ss. 7 and 8(2); National Planning Policy Framework, chapter 16', 0, 0, 0, 0, 'internal', 'S. 8 read at legislation.gov.uk as enacted, s. 7 second-hand in a reprint, the policy second-hand in a planning decision that quotes it; that it blocks: officer judgement'),
    ('scheduled_consent', 104, 'Scheduled monument consent', 'Works to a scheduled monument need the Secretary of State''s consent, in place of listed building consent.', 'law', 'Ancient Monuments and Archaeological Areas Act 1979, s. 2; Planning (Listed Buildings and Conservation Areas) Act 1990, s. 61', 5000, 15000, 40000, 6, 'internal', 'Of the Act of 1979 s. 2 read second-hand, in Halsbury''s Laws; of the Act of 1990 s. 61 to be checked; cost and time: officer judgement, from an easy case to a hard one'),
    ('scheduled_monument', 106, 'Scheduled monument', 'Nothing is cleared or built on it: consent for that is not to be expected.', 'law', 'Ancient Monuments and Archaeological Areas Act 1979, s. 2', 0, 0, 0, 0, 'internal', 'Section read second-hand, in Halsbury''s Laws; that it blocks: officer judgement'),
    ('scheduled_disposal', 112, 'Scheduled: terms that protect it', 'A disposal needs terms and a buyer that keep the monument.', 'policy', 'English Heritage, The disposal of heritage assets: guidance note for government departments and non-departmental public bodies, May 2010', 2000, 5000, 12000, 3, 'internal', 'Historic England''s page read: best practice for councils, not mandatory; cost and time: officer judgement, as of a listed building'),
    ('grant_condition', 262, 'Condition of a grant', 'The funder consents to the change, or takes its grant back.', 'law', 'The terms of the grant', 500, 1500, 5000, 4, 'internal', 'No published source: the agreement says it; cost and time: officer judgement, from an easy case to a hard one'),
    ('pre_emption', 264, 'Option or pre-emption', 'Whoever holds the right is asked first, on its terms.', 'law', 'The terms of the option or right of pre-emption', 500, 1500, 4000, 3, 'internal', 'No published source: the deed says it; cost and time: officer judgement, from an easy case to a hard one'),
    ('host_too_far', 22, 'The host is too far away', 'The nearest fitting building with room is farther off than this use may move.', 'computed', 'Judging rules, options: the rate host_km_most', 0, 0, 0, 0, 'internal', 'officer judgement: distances in a straight line; roads and buses are not looked at'),
    ('larger_than_need', 85, 'Larger than the need', 'It has more room than this use needs in one place: a part of it, or another use, is to be looked at.', 'computed', 'Judging rules, options: the rate use_area_most', 0, 0, 0, 0, 'internal', 'officer judgement: how many places are needed where is not in the register'),
    ('library_duty', 342, 'A comprehensive library service', 'The library authority has to show that what is left is comprehensive and efficient for all who want to use it.', 'law', 'Public Libraries and Museums Act 1964, s. 7', 5000, 15000, 40000, 6, 'internal', 'Section read second-hand, in Halsbury''s Laws and in the House of Commons'' report on library closures, HC 587, 2012; cost and time: officer judgement, from an easy case to a hard one'),
    ('public_consultation', 344, 'The public consulted', 'Those who use it are consulted before it is decided, and what it does to those with protected characteristics is weighed.', 'law', 'Local Government Act 1999, s. 3(2); Equality Act 2010, s. 149', 3000, 10000, 30000, 5, 'internal', 'S. 3 read at legislation.gov.uk; of the Equality Act 2010 s. 149 read second-hand, on the page of East Devon District Council; cost and time: officer judgement, from an easy case to a hard one')
ON CONFLICT (obstacle_code) DO UPDATE SET sort_order = excluded.sort_order, label = excluded.label, sentence = excluded.sentence, basis = excluded.basis,
    citation = excluded.citation, cost_low = excluded.cost_low, cost_likely = excluded.cost_likely, cost_high = excluded.cost_high,
    months = excluded.months, marking_code = excluded.marking_code, source = excluded.source;

INSERT INTO programme.change_of_use (category_code, use_code, least_floor_m2, source) VALUES
    ('care', 'care', 300, 'officer judgement: bedrooms with bathrooms, staff and a kitchen: what was built to live or be looked after in'),
    ('residential_care', 'care', 300, 'officer judgement: bedrooms with bathrooms, staff and a kitchen: what was built to live or be looked after in'),
    ('day_centre', 'care', 300, 'officer judgement: bedrooms with bathrooms, staff and a kitchen: what was built to live or be looked after in'),
    ('residential', 'care', 100, 'officer judgement: a house serves as a small children''s home'),
    ('staff_house', 'care', 100, 'officer judgement: a house serves as a small children''s home'),
    ('council_dwelling', 'care', 100, 'officer judgement: a house serves as a small children''s home'),
    ('care', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('residential_care', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('day_centre', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('office', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('hub', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('commercial_office', 'temporary_housing', 150, 'officer judgement: let by the room or the flat; an office divides into flats'),
    ('residential', 'temporary_housing', 37, 'officer judgement: a dwelling already: the floor of a flat for one, 37 m2, as the nationally described space standard of 2015 has it, with a shower in place of a bath (read second-hand, in the table of Urbanist Architecture)'),
    ('staff_house', 'temporary_housing', 37, 'officer judgement: a dwelling already: the floor of a flat for one, 37 m2, as the nationally described space standard of 2015 has it, with a shower in place of a bath (read second-hand, in the table of Urbanist Architecture)'),
    ('council_dwelling', 'temporary_housing', 37, 'officer judgement: a dwelling already: the floor of a flat for one, 37 m2, as the nationally described space standard of 2015 has it, with a shower in place of a bath (read second-hand, in the table of Urbanist Architecture)'),
    ('corporate', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('office', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('hub', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('community', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('library', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('hall', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('museum', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('leisure_centre', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('youth_centre', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('family_centre', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('care', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('day_centre', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('residential_care', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('school', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('nursery_school', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('primary_school', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('secondary_school', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('special_school', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('innovation_centre', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('commercial_office', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('shop', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out'),
    ('other_building', 'service', 100, 'officer judgement: rooms that other staff or the public can use with a new fit-out')
ON CONFLICT (category_code, use_code, valid_from) DO UPDATE SET possible = excluded.possible, least_floor_m2 = excluded.least_floor_m2, source = excluded.source;

INSERT INTO programme.use_duty (category_code, obstacle_code, source) VALUES
    ('library', 'library_duty', 'Public Libraries and Museums Act 1964, s. 7, read second-hand')
ON CONFLICT (category_code, obstacle_code, valid_from) DO UPDATE SET applies = excluded.applies, source = excluded.source;
