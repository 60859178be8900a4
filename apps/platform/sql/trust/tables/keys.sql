create table person_key (
  authority_id uuid not null,
  person_id uuid not null,
  wrapped_key bytea not null,
  generation integer not null default 0,
  leaf bigint check (leaf between 0 and 4294967295),
  primary key (authority_id, person_id),
  constraint a_leaf_serves_one_person unique (leaf),
  constraint a_generation_has_a_leaf check ((generation = 0) = (leaf is null))
);
create index keys_still_to_wrap_again on person_key (generation);
comment on table person_key is
  'The key under which one person''s values are sealed, itself wrapped by the authority''s key, which '
  'lives outside the database. Deleting the row makes every value unreadable.';
comment on column person_key.generation is
  'Which tree of seeds wraps it; 0: of before there were any, wrapped by the authority''s key alone.';
comment on column person_key.leaf is 'Which seed of that tree; the same in each generation.';

-- A dump held each person's key wrapped by the authority's, which does not change: whoever had yesterday's
-- dump and today's keys read those erased since. The key is now wrapped under a seed of that person too,
-- outside the database, that erasing makes the keyring forget (ADR 0066).
create table person_tree (
  generation integer primary key check (generation > 0),
  tree_id bytea not null check (octet_length(tree_id) = 16),
  closed_at timestamptz,
  destroyed_at timestamptz check (destroyed_at is null or closed_at is not null)
);
comment on table person_tree is
  'Each generation of the seeds that wrap people''s keys. The seeds are in the keyring, outside the '
  'database.';
comment on column person_tree.tree_id is
  'Sixteen bytes that tell a tree from another of the same number; they derive nothing.';
comment on column person_tree.closed_at is
  'Since when no key is wrapped under it any more; backups of before still need it.';

create table erased_leaf (
  leaf bigint primary key,
  generation integer not null
);
create index erased_leaves_of_a_generation on erased_leaf (generation);
comment on table erased_leaf is
  'Leaves that each server''s keyring must forget, in this generation and those before. A random number: '
  'it names nobody, and is never given again.';

-- Rows that tell of people without being one person's (a line of an establishment's file, a file for software
-- and what it answered, an account kept elsewhere) were sealed under keys that never change: yesterday's dump
-- opened them with today's keys once they were deleted. Each has a key of its own, under a seed that deleting
-- the row makes every keyring forget (ADR 0074).
create table row_key (
  authority_id uuid not null,
  row_id uuid not null,
  generation integer not null check (generation > 0),
  leaf bigint not null constraint a_leaf_serves_one_row unique check (leaf between 0 and 4294967295),
  wrapped_key bytea not null,
  primary key (authority_id, row_id)
);
create index row_keys_still_to_wrap_again on row_key (generation);
comment on table row_key is
  'The key of one row of another table, wrapped as a person''s is: by the authority''s key and a seed kept '
  'outside the database. It goes with its row.';
comment on column row_key.row_id is 'Of the row, or what it names its key by; random.';

-- The root key of what is sealed could not be changed: a new generation now comes beside it, and what the
-- former sealed is sealed again (ADR 0086). The first byte of a seal says which one it is under.
create table root_key (
  generation integer primary key check (generation between 1 and 255),
  key_id bytea not null check (octet_length(key_id) = 16),
  used_since timestamptz not null,
  sealed_again_at timestamptz,
  -- The former root key of the vault can be destroyed: the keys of the indexes that came from it are kept
  -- apart in the keyring (ADR 0086).
  closed_at timestamptz check (closed_at is null or sealed_again_at is not null),
  indexes_id bytea check (indexes_id is null or octet_length(indexes_id) = 16 and closed_at is not null),
  -- The keys of the indexes that came from a former root key are written apart: the same can be written again
  -- while that key is given back.
  indexed jsonb check (indexed is null or closed_at is not null)
);
comment on table root_key is
  'Each generation of the root key of the vault. The keys are in the keyring, outside the database; a row '
  'stays for ever.';
comment on column root_key.key_id is
  'Sixteen bytes that tell a key from another of the same number; they derive nothing.';
comment on column root_key.sealed_again_at is 'When nothing was found under it any more.';
comment on column root_key.closed_at is
  'Since when its file is needed nowhere: servers have the keys of its indexes apart, or do not start.';
comment on column root_key.indexes_id is
  'Sixteen bytes that tell the keys of its indexes, kept apart, from others; they derive nothing. Null: '
  'not written yet.';
comment on column root_key.indexed is
  'Authorities, establishments and fields of which the keys of indexes are kept apart. Null: not written '
  'yet.';
