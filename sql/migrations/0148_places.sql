-- What a building may become, and what the law lays on a council whose service leaves one.

CREATE TABLE programme.change_of_use (
    category_code text NOT NULL REFERENCES code.category,
    use_code text NOT NULL CHECK (use_code IN ('care', 'temporary_housing', 'service')),
    valid_from date NOT NULL DEFAULT '-infinity',
    possible boolean NOT NULL DEFAULT true,
    least_floor_m2 double precision NOT NULL CHECK (least_floor_m2 > 0),
    source text NOT NULL,
    PRIMARY KEY (category_code, use_code, valid_from)
);
COMMENT ON TABLE programme.change_of_use IS 'Which kind of building can be converted to which use, from what size: no row, it cannot. The row with the latest valid_from on or before the day counts.';
COMMENT ON COLUMN programme.change_of_use.category_code IS 'The kind of building as it is.';
COMMENT ON COLUMN programme.change_of_use.use_code IS 'What it would become: care, temporary housing, another service.';
COMMENT ON COLUMN programme.change_of_use.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN programme.change_of_use.possible IS 'False: from that day on it cannot.';
COMMENT ON COLUMN programme.change_of_use.least_floor_m2 IS 'Floor area under which the use does not work, m2.';
COMMENT ON COLUMN programme.change_of_use.source IS 'Where it comes from; an officer''s judgement says so.';

CREATE TABLE programme.use_duty (
    category_code text NOT NULL REFERENCES code.category,
    obstacle_code text NOT NULL REFERENCES programme.obstacle,
    valid_from date NOT NULL DEFAULT '-infinity',
    applies boolean NOT NULL DEFAULT true,
    source text NOT NULL,
    PRIMARY KEY (category_code, obstacle_code, valid_from)
);
COMMENT ON TABLE programme.use_duty IS 'What has to be met where the service in a kind of building moves out of it, besides what every move asks. The row with the latest valid_from on or before the day counts.';
COMMENT ON COLUMN programme.use_duty.category_code IS 'The kind of building that the service leaves.';
COMMENT ON COLUMN programme.use_duty.obstacle_code IS 'The condition (programme.obstacle).';
COMMENT ON COLUMN programme.use_duty.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN programme.use_duty.applies IS 'False: from that day on it is not asked.';
COMMENT ON COLUMN programme.use_duty.source IS 'Where it comes from; an officer''s judgement says so.';

SELECT history.watch_rules();
