-- A dump held each person's key wrapped by the authority's, which does not change: whoever had yesterday's dump and today's
-- keys read those erased since. The key is now wrapped under a seed of that person too, outside the database, that erasing
-- makes the keyring forget (ADR 0066).

create table person_tree (
  generation integer primary key check (generation > 0),
  tree_id bytea not null check (octet_length(tree_id) = 16),
  closed_at timestamptz,
  destroyed_at timestamptz check (destroyed_at is null or closed_at is not null)
);
comment on table person_tree is 'Each generation of the seeds that wrap people''s keys. The seeds are in the keyring, outside the database.';
comment on column person_tree.tree_id is 'Sixteen bytes that tell a tree from another of the same number; they derive nothing.';
comment on column person_tree.closed_at is 'Since when no key is wrapped under it any more; backups of before still need it.';

alter table person_tree enable row level security;
create policy only_the_system_reads on person_tree for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_adds on person_tree for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_closes on person_tree for update using (ardeco_actor_kind() = 'system');
grant select, insert on person_tree to ardeco_app;
grant update (closed_at, destroyed_at) on person_tree to ardeco_app;

create table erased_leaf (
  leaf bigint primary key,
  generation integer not null
);
comment on table erased_leaf is 'Leaves that each server''s keyring must forget, in this generation and those before. A random number: it names nobody, and is never given again.';
create index erased_leaves_of_a_generation on erased_leaf (generation);

alter table erased_leaf enable row level security;
create policy only_the_system_reads on erased_leaf for select using (ardeco_actor_kind() = 'system');
create policy only_the_system_erases on erased_leaf for insert with check (ardeco_actor_kind() = 'system');
create policy only_the_system_purges on erased_leaf for delete using (ardeco_actor_kind() = 'system');
grant select, insert, delete on erased_leaf to ardeco_app;

-- lock: no row is rewritten (constant default, null leaf); the two indexes are built on a table of one row a person, 3 s for a million
alter table person_key
  add column generation integer not null default 0,
  add column leaf bigint check (leaf between 0 and 4294967295),
  add constraint a_leaf_serves_one_person unique (leaf),
  add constraint a_generation_has_a_leaf check ((generation = 0) = (leaf is null));
comment on column person_key.generation is 'Which tree of seeds wraps it; 0: of before there were any, wrapped by the authority''s key alone.';
comment on column person_key.leaf is 'Which seed of that tree; the same in each generation.';
-- lock: one row a person; a million in a second
create index keys_still_to_wrap_again on person_key (generation);

create policy only_the_system_wraps_again on person_key for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant update (generation, leaf, wrapped_key) on person_key to ardeco_app;

create function ardeco_leaf_is_free(wanted bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from public.person_key where leaf = wanted)
    and not exists (select from public.erased_leaf where leaf = wanted);
$$;
comment on function ardeco_leaf_is_free(bigint) is 'True when no person of any authority has this leaf, nor had it: it serves once.';

create function ardeco_keys_before(latest integer) returns table (authority uuid, keys bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select authority_id, count(*) from public.person_key
  where generation < latest and public.ardeco_actor_kind() = 'system' group by authority_id;
$$;
comment on function ardeco_keys_before(integer) is 'How many keys of each authority a rotation still has to wrap again. For the system: nothing for anybody else.';

create function ardeco_keys_of_erased() returns table (authority uuid, person uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.authority_id, k.person_id from public.person_key k join public.erased_leaf e on e.leaf = k.leaf
  where public.ardeco_actor_kind() = 'system';
$$;
comment on function ardeco_keys_of_erased() is 'People of a restored backup who were erased since it was taken. For the system: nothing for anybody else.';

revoke all on function ardeco_leaf_is_free(bigint), ardeco_keys_before(integer), ardeco_keys_of_erased() from public;
grant execute on function ardeco_leaf_is_free(bigint), ardeco_keys_before(integer), ardeco_keys_of_erased() to ardeco_app;
