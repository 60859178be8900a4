create table client (
  authority_id uuid not null references authority,
  id uuid not null,
  service_id uuid not null,
  name text not null,
  status text not null check (status in ('active', 'disabled')),
  auth_method text not null check (auth_method in ('client_secret_basic', 'client_secret_post', 'private_key_jwt')),
  secret_sealed bytea,
  jwks_uri text,
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  post_logout_redirect_uris text[] not null,
  backchannel_logout_uri text,
  events_uri text,
  created_on date not null,
  revision integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, service_id) references service (authority_id, id),
  constraint a_client_proves_itself_one_way check ((auth_method = 'private_key_jwt') = (jwks_uri is not null)
    and (auth_method = 'private_key_jwt') = (secret_sealed is null))
);
create index clients_by_id on client (id);
create index clients_of_a_service on client (authority_id, service_id);
comment on table client is 'A business application registered for one service of the authority; its id is the OpenID client_id. Kept once disabled: deliveries refer to it.';
comment on column client.name is 'not personal: name of the application, as its vendor gives it.';
comment on column client.secret_sealed is 'The client secret, sealed under the authority''s key: the OpenID provider compares it, nobody reads it back.';
comment on column client.events_uri is 'Where Security Event Tokens are pushed (RFC 8935); null: the application hears nothing.';

-- Active receivers of a service, for whoever queues a delivery: ids only, no address, no secret.
create function ardeco_receivers(provider uuid, service uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select client.id from client where client.authority_id = provider and client.service_id = service
    and client.status = 'active' and client.events_uri is not null order by client.id
$$;
comment on function ardeco_receivers(uuid, uuid) is 'Ids of the active applications of a service that receive events.';

alter table client enable row level security;
create policy own_managers on client for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('service_manager', 'authority_administrator')));
-- The OpenID provider of a commune serves the applications of the authorities in which the commune lies.
create policy providers_of_members_read on client for select
  using (ardeco_actor_kind() = 'system' and exists (select from authority_member
    where member_id = ardeco_authority() and group_id = client.authority_id));
grant select, insert on client to ardeco_app;
grant update (name, status, secret_sealed, jwks_uri, redirect_uris, post_logout_redirect_uris, backchannel_logout_uri,
  events_uri, revision) on client to ardeco_app;
revoke all on function ardeco_receivers(uuid, uuid) from public;
grant execute on function ardeco_receivers(uuid, uuid) to ardeco_app;
