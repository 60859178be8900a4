create or replace function counters_seal_hash(authority uuid, counter uuid, number bigint, previous bytea,
  lines text) returns bytea
  language sql stable
  return sha256(convert_to(concat_ws('|', 'ardeco.counters.v1', authority, counter, number,
    encode(previous, 'hex')) || E'\n' || lines, 'UTF8'));
comment on function counters_seal_hash is 'The hash of a batch, chained to the one before.';
revoke all on function counters_seal_hash from public;
