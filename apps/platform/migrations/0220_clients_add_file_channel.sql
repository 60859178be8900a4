-- A service connected by files: its deliveries wait like those of a work list, and a file carries them.
-- lock: a few applications a service
alter table client
  drop constraint client_channel_check,
  add constraint client_channel_check check (channel in ('push', 'work_list', 'file')),
  drop constraint an_application_has_its_return_addresses,
  add constraint an_application_has_its_return_addresses check (channel <> 'push' or cardinality(redirect_uris) > 0);
-- lock: a few applications a service
create unique index one_file_channel_per_service on client (authority_id, service_id) where channel = 'file';
comment on column client.channel is 'push: Security Event Tokens are sent. work_list: the vendor does not connect, agents of the service do by hand what is told. file: a CSV file carries it.';

create or replace function ardeco_receivers(provider uuid, service uuid) returns table (id uuid, by_hand boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select client.id, client.channel <> 'push' from client where client.authority_id = provider and client.service_id = service
    and client.status = 'active' and (client.events_uri is not null or client.channel <> 'push') order by client.id
$$;
comment on function ardeco_receivers(uuid, uuid) is 'Ids of the active applications of a service that are told of changes, and whether nothing is pushed to them.';
