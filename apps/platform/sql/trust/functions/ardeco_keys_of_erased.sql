create or replace function ardeco_keys_of_erased() returns table (authority uuid, person uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.authority_id, k.person_id from public.person_key k join public.erased_leaf e on e.leaf = k.leaf
  where public.ardeco_actor_kind() = 'system';
$$;
comment on function ardeco_keys_of_erased is
  'People of a restored backup who were erased since it was taken. For the system: nothing for anybody else.';
revoke all on function ardeco_keys_of_erased from public;
grant execute on function ardeco_keys_of_erased to ardeco_app;
