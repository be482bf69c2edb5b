-- In a database made for the measurement: keeps every pair that was compared, however unlikely, from today on.
INSERT INTO evaluation.match_rule (rule_code, valid_from, amount, description, source)
VALUES ('review', current_date, 0, 'Everything is kept, to be measured.', 'tools/bench match'),
       ('kept_for_review', current_date, 1000000, 'Everything is kept, to be measured.', 'tools/bench match')
ON CONFLICT (rule_code, valid_from) DO UPDATE SET amount = excluded.amount;
