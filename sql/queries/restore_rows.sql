-- Where a restored register stands, and how many rows of its record were compared.
SELECT revision, history.live_count() FROM history.head;
