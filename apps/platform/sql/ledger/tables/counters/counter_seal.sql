create table counter_seal (
  authority_id uuid not null,
  counter_id uuid not null,
  number bigint not null,
  first_sequence bigint not null,
  last_sequence bigint not null check (last_sequence >= first_sequence),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (authority_id, counter_id, number)
);
comment on table counter_seal is
  'One row a batch: SHA-256 over the seal before and the lines of the batch. Kept as long as the lines.';
