-- The OpenID provider asks at each request whether a consent still lives: one statement where a transaction
-- takes three round trips. Only an authority on either side finds it, as under row-level security; what it
-- holds is sealed. Planned once a connection, which a function in SQL is not.
create or replace function consent_find_grant(authority uuid, provider uuid, service uuid, grant_id uuid)
  returns setof service_grant language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select g.* from service_grant g
    where g.provider_id = provider and g.service_id = service and g.id = grant_id
      and authority in (g.holder_id, g.provider_id);
end $$;
comment on function consent_find_grant is
  'One grant by its key in the service''s sector, for an authority on either side.';
revoke all on function consent_find_grant from public;
grant execute on function consent_find_grant to ardeco_app;
