-- Codes and their labels, as filters and forms offer them.

CREATE VIEW publish.category AS
WITH RECURSIVE tree AS (
    SELECT code, label, parent_code, sort_order, code AS group_code, label AS group_label, ARRAY[code] AS path
    FROM code.category WHERE parent_code IS NULL
    UNION ALL
    SELECT child.code, child.label, child.parent_code, child.sort_order, tree.group_code, tree.group_label,
           tree.path || child.code
    FROM code.category child JOIN tree ON tree.code = child.parent_code
)
SELECT code, label, parent_code, sort_order, group_code, group_label, path FROM tree;
COMMENT ON VIEW publish.category IS 'What an asset can be: the tree of categories, each with its way down from the top.';
COMMENT ON COLUMN publish.category.code IS 'Code.';
COMMENT ON COLUMN publish.category.label IS 'What people read.';
COMMENT ON COLUMN publish.category.parent_code IS 'The wider category; null at the top.';
COMMENT ON COLUMN publish.category.sort_order IS 'Order in lists.';
COMMENT ON COLUMN publish.category.group_code IS 'The category at the top of its branch.';
COMMENT ON COLUMN publish.category.group_label IS 'Its label.';
COMMENT ON COLUMN publish.category.path IS 'Codes from the top down to this one: a filter on a category takes all below it.';

CREATE VIEW publish.code AS
SELECT 'category' AS list, code, label, sort_order FROM code.category
UNION ALL SELECT 'purpose', code, label, sort_order FROM code.purpose
UNION ALL SELECT 'scope', code, label, sort_order FROM code.scope
UNION ALL SELECT 'status', code, label, sort_order FROM code.status
UNION ALL SELECT 'validation', code, label, sort_order FROM code.validation
UNION ALL SELECT 'liability', code, label, sort_order FROM code.council_repairs
UNION ALL SELECT 'marking', code, label, sort_order FROM code.marking
UNION ALL SELECT 'tenure', code, label, sort_order FROM code.tenure
UNION ALL SELECT 'rating', rating_code, label, sort_order FROM evaluation.rating
UNION ALL SELECT 'predecessor', code, name, 0 FROM register.organisation
          WHERE code IS NOT NULL AND kind_code IN ('predecessor', 'council');
COMMENT ON VIEW publish.code IS 'The codes that filters take, by list.';
COMMENT ON COLUMN publish.code.list IS 'The filter that takes it: category, purpose, scope, status, validation, liability, marking, tenure, rating, predecessor.';
COMMENT ON COLUMN publish.code.code IS 'Code.';
COMMENT ON COLUMN publish.code.label IS 'What people read; filters take it too.';
COMMENT ON COLUMN publish.code.sort_order IS 'Order in lists.';

CREATE VIEW publish.own_marking AS
SELECT marking.code, marking.label, marking.rank FROM code.marking WHERE marking.rank = publish.clearance();
COMMENT ON VIEW publish.own_marking IS 'The highest marking that this login may read: what is made for it is marked so.';
COMMENT ON COLUMN publish.own_marking.code IS 'Code.';
COMMENT ON COLUMN publish.own_marking.label IS 'What people read.';
COMMENT ON COLUMN publish.own_marking.rank IS 'Its place: public 0 to official-personal 3.';
