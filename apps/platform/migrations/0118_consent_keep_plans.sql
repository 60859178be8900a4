-- As in 0117: planned once a connection.
create or replace function consent_find_grant(authority uuid, provider uuid, service uuid, grant_id uuid)
  returns setof service_grant language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select g.* from service_grant g
    where g.provider_id = provider and g.service_id = service and g.id = grant_id and authority in (g.holder_id, g.provider_id);
end $$;
