-- The former root key of the vault can be destroyed: the keys of the indexes that came from it are kept apart in the keyring (ADR 0086).
-- lock: nullable columns on a table of one row a generation
alter table root_key
  add column closed_at timestamptz check (closed_at is null or sealed_again_at is not null),
  add column indexes_id bytea check (indexes_id is null or octet_length(indexes_id) = 16 and closed_at is not null);
comment on column root_key.closed_at is 'Since when its file is needed nowhere: servers have the keys of its indexes apart, or do not start.';
comment on column root_key.indexes_id is 'Sixteen bytes that tell the keys of its indexes, kept apart, from others; they derive nothing. Null: not written yet.';
grant update (closed_at, indexes_id) on root_key to ardeco_app;
