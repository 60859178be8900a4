-- Who publishes a model tells those who localised it: which authorities, and nothing of what they made of it.
create or replace function catalogue_localisers(wanted uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select distinct l.authority_id from service_localisation l
    where l.model_id = wanted and l.model_authority_id = ardeco_authority()
      and (ardeco_actor_kind() = 'system' or ardeco_manages(wanted))
    order by 1
  $$;
comment on function catalogue_localisers is
  'Authorities that localised a model of the acting authority; for its managers and the system.';
revoke all on function catalogue_localisers from public;
grant execute on function catalogue_localisers to ardeco_app;
