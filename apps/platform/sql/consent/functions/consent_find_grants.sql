-- A person's page reads all their grants in one round trip. Row-level security goes on showing one subject at
-- a time: each row is looked at as its own subject, by the right of whoever asks (security invoker).
create or replace function consent_find_grants(providers uuid[], services uuid[], grants uuid[],
  subjects bytea[])
  returns setof service_grant language plpgsql volatile set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('ardeco.sector_subject', true), '');
begin
  for i in 1 .. coalesce(cardinality(grants), 0) loop
    perform set_config('ardeco.sector_subject', encode(subjects[i], 'hex'), true);
    return query select g.* from service_grant g
      where g.provider_id = providers[i] and g.service_id = services[i] and g.id = grants[i];
  end loop;
  perform set_config('ardeco.sector_subject', before, true);
end $$;
comment on function consent_find_grants is
  'Grants named one by one with their subject, each under its own row-level security.';
revoke all on function consent_find_grants from public;
grant execute on function consent_find_grants to ardeco_app;
