create or replace function ardeco_keys_before(latest integer) returns table (authority uuid, keys bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select authority_id, count(*) from (
    select authority_id, generation from public.person_key where generation < latest
    union all select authority_id, generation from public.row_key where generation < latest) as every_key
  where public.ardeco_actor_kind() = 'system' group by authority_id;
$$;
comment on function ardeco_keys_before is
  'How many keys of each authority a rotation still has to wrap again. For the system: nothing for anybody '
  'else.';
revoke all on function ardeco_keys_before from public;
grant execute on function ardeco_keys_before to ardeco_app;
