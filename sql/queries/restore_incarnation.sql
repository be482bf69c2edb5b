-- A restored register is another than the one it was copied from: nothing cached of that one may be taken for it.
UPDATE history.head SET incarnation = gen_random_uuid();
