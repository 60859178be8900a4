-- What agents of a service have to do, one thing at a time for a grant, so that changes are done in their
-- order.
create or replace function ardeco_work_list(wanted_service uuid) returns setof delivery
  language sql stable security definer set search_path = public, pg_temp as $$
  select delivery.* from delivery
    join client on client.authority_id = delivery.provider_id and client.id = delivery.client_id
      and client.channel = 'work_list'
  where delivery.provider_id = ardeco_authority() and delivery.service_id = wanted_service
    and delivery.state = 'queued'
    and ardeco_manages(wanted_service)
    and not exists (select from delivery before where before.grant_id = delivery.grant_id
      and before.client_id = delivery.client_id
      and before.state = 'queued' and before.sequence < delivery.sequence)
  order by delivery.day, delivery.id
$$;
comment on function ardeco_work_list is
  'Deliveries that wait for the managers of a service, the first of each grant.';
revoke all on function ardeco_work_list from public;
grant execute on function ardeco_work_list to ardeco_app;
