create or replace function ardeco_leaf_is_free(wanted bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from public.person_key where leaf = wanted)
    and not exists (select from public.row_key where leaf = wanted)
    and not exists (select from public.erased_leaf where leaf = wanted);
$$;
comment on function ardeco_leaf_is_free is
  'True when no person and no row of any authority has this leaf, nor had it: it serves once.';
revoke all on function ardeco_leaf_is_free from public;
grant execute on function ardeco_leaf_is_free to ardeco_app;
