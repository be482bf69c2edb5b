-- The features that match, to be counted. Variables: view, conditions, shapes.
SELECT 1 FROM :view AS feature WHERE :conditions AND :shapes
