-- Be told when keys or sessions are revoked.
LISTEN terrier_door;
