-- The keys of the indexes that came from a former root key are written apart: the same can be written again while that key is given back.
-- lock: a nullable column on a table of one row a generation
alter table root_key add column indexed jsonb check (indexed is null or closed_at is not null);
comment on column root_key.indexed is 'Authorities, establishments and fields of which the keys of indexes are kept apart. Null: not written yet.';
grant update (indexed) on root_key to ardeco_app;
