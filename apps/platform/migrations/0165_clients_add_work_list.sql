-- A work list is an application whose receiver is the service's agents: same deliveries, same states, nothing is pushed.
alter table client
  add column channel text not null default 'push' check (channel in ('push', 'work_list')),
  drop constraint client_redirect_uris_check,
  add constraint an_application_has_its_return_addresses check (channel = 'work_list' or cardinality(redirect_uris) > 0),
  add constraint a_work_list_has_no_address check (channel = 'push' or (cardinality(redirect_uris) = 0
    and jwks_uri is null and jwks is null and events_uri is null and backchannel_logout_uri is null and initiate_login_uri is null));
create unique index one_work_list_per_service on client (authority_id, service_id) where channel = 'work_list';
comment on column client.channel is 'push: Security Event Tokens are sent. work_list: the vendor does not connect, agents of the service do by hand what is told.';

drop function ardeco_receivers(uuid, uuid);
-- Active receivers of a service, for whoever queues a delivery: ids only, no address, no secret.
create function ardeco_receivers(provider uuid, service uuid) returns table (id uuid, by_hand boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select client.id, client.channel = 'work_list' from client where client.authority_id = provider and client.service_id = service
    and client.status = 'active' and (client.events_uri is not null or client.channel = 'work_list') order by client.id
$$;
comment on function ardeco_receivers(uuid, uuid) is 'Ids of the active applications of a service that are told of changes, and whether agents are.';

-- What agents of a service have to do, one thing at a time for a grant, so that changes are done in their order.
create function ardeco_work_list(wanted_service uuid) returns setof delivery
  language sql stable security definer set search_path = public, pg_temp as $$
  select delivery.* from delivery
    join client on client.authority_id = delivery.provider_id and client.id = delivery.client_id and client.channel = 'work_list'
  where delivery.provider_id = ardeco_authority() and delivery.service_id = wanted_service and delivery.state = 'queued'
    and ardeco_manages(wanted_service)
    and not exists (select from delivery before where before.grant_id = delivery.grant_id and before.client_id = delivery.client_id
      and before.state = 'queued' and before.sequence < delivery.sequence)
  order by delivery.day, delivery.id
$$;
comment on function ardeco_work_list(uuid) is 'Deliveries that wait for the managers of a service, the first of each grant.';
revoke all on function ardeco_receivers(uuid, uuid), ardeco_work_list(uuid) from public;
grant execute on function ardeco_receivers(uuid, uuid), ardeco_work_list(uuid) to ardeco_app;
