-- Makes terrier's database in the private cluster.
create database terrier owner terrier_owner;
