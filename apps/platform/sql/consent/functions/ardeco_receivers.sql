-- Active receivers of a service, for whoever queues a delivery: ids only, no address, no secret.
create or replace function ardeco_receivers(provider uuid, service uuid)
  returns table (id uuid, by_hand boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select client.id, client.channel <> 'push' from client where client.authority_id = provider
    and client.service_id = service
    and client.status = 'active' and (client.events_uri is not null or client.channel <> 'push')
      order by client.id
$$;
comment on function ardeco_receivers is
  'Ids of the active applications of a service that are told of changes, and whether nothing is pushed to '
  'them.';
revoke all on function ardeco_receivers from public;
grant execute on function ardeco_receivers to ardeco_app;
