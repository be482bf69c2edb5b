-- Makes what the service reads current, after a change to the register or a new run.
SELECT served.refresh();
