create or replace function subscriptions_find_by_grants(providers uuid[], services uuid[], grants uuid[],
  subjects bytea[])
  returns setof subscription language plpgsql volatile set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('ardeco.sector_subject', true), '');
begin
  for i in 1 .. coalesce(cardinality(grants), 0) loop
    perform set_config('ardeco.sector_subject', encode(subjects[i], 'hex'), true);
    return query select s.* from subscription s
      where s.provider_id = providers[i] and s.service_id = services[i] and s.grant_id = grants[i];
  end loop;
  perform set_config('ardeco.sector_subject', before, true);
end $$;
comment on function subscriptions_find_by_grants is
  'Subscriptions of these grants, each under its own row-level security.';
revoke all on function subscriptions_find_by_grants from public;
grant execute on function subscriptions_find_by_grants to ardeco_app;
