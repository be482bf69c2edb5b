-- In which boundaries of a past time an asset lay is found by the shape, as it is of today.
CREATE INDEX boundary_extent ON history.boundary USING gist (extent);
