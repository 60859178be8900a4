create table client (
  authority_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  name text not null,
  status text not null check (status in ('active', 'disabled')),
  auth_method text not null check
    (auth_method in ('client_secret_basic', 'client_secret_post', 'private_key_jwt')),
  secret_sealed bytea,
  jwks_uri text,
  redirect_uris text[] not null,
  post_logout_redirect_uris text[] not null,
  backchannel_logout_uri text,
  events_uri text,
  created_on date not null,
  revision integer not null default 1,
  initiate_login_uri text,
  jwks jsonb,
  pushed_requests_only boolean not null default false,
  bound_tokens_only boolean not null default false,
  registration_key bytea check (length(registration_key) = 32),
  registration_digest bytea check (length(registration_digest) = 32),
  -- A work list is an application whose receiver is the service's agents: same deliveries, same states,
  -- nothing is pushed. A service connected by files: its deliveries wait like those of a work list, and a
  -- file carries them.
  channel text not null default 'push' check (channel in ('push', 'work_list', 'file')),
  passkey_only boolean not null default false,
  -- Whoever changes where an application returns, or by what it proves itself, reads what its people agreed
  -- to. Such a change waits for a day, its managers are told, and the people who agreed before it are asked
  -- again.
  waiting jsonb,
  waiting_secret_sealed bytea,
  waiting_until timestamptz,
  changed_at timestamptz,
  changes integer not null default 0,
  -- Applications registered before this day may send no challenge, and an upgrade shuts nobody out: they keep
  -- the exception, which their page shows, until it is taken back. Those registered from now on have none
  -- unless it is asked.
  pkce_required boolean not null default true,
  primary key (authority_id, id),
  constraint a_client_proves_itself_one_way check ((auth_method = 'private_key_jwt') = (secret_sealed is null)
    and num_nonnulls(jwks_uri, jwks) = case auth_method when 'private_key_jwt' then 1 else 0 end),
  constraint a_registration_key_has_its_request check
    (num_nonnulls(registration_key, registration_digest) in (0, 2)),
  constraint a_work_list_has_no_address check (channel = 'push'
    or (cardinality(redirect_uris) = 0 and jwks_uri is null and jwks is null and events_uri is null
    and backchannel_logout_uri is null and initiate_login_uri is null)),
  constraint an_application_has_its_return_addresses check (channel <> 'push'
    or cardinality(redirect_uris) > 0),
  constraint a_change_waits_until check
    ((waiting is null and waiting_secret_sealed is null) = (waiting_until is null))
);
create index clients_by_id on client (id);
create index clients_of_a_service on client (authority_id, service_id);
create index clients_by_registration on client (authority_id, registration_key)
  where registration_key is not null;
create unique index one_work_list_per_service on client (authority_id, service_id)
  where channel = 'work_list';
create unique index one_file_channel_per_service on client (authority_id, service_id) where channel = 'file';
comment on table client is
  'A business application registered for one service of the authority; its id is the OpenID client_id. '
  'Kept once disabled: deliveries refer to it.';
comment on column client.name is 'not personal: name of the application, as its vendor gives it.';
comment on column client.secret_sealed is
  'The client secret, sealed under the authority''s key: the OpenID provider compares it, nobody reads it '
  'back.';
comment on column client.events_uri is
  'Where Security Event Tokens are pushed (RFC 8935); null: the application hears nothing.';
comment on column client.initiate_login_uri is
  'Where a person is sent to enter the application from here (OpenID Connect Core 1.0, section 4); null: '
  'it is entered from its own pages only.';
comment on column client.jwks is
  'not personal: public keys of the application, given rather than published at jwks_uri.';
comment on column client.pushed_requests_only is
  'The application pushes its authorization requests, and no other is taken from a browser (RFC 9126, '
  'require_pushed_authorization_requests).';
comment on column client.bound_tokens_only is
  'Its access tokens are bound to a key that it proves to hold (RFC 9449, dpop_bound_access_tokens).';
comment on column client.registration_key is
  'not personal: hash of who registered and of the Idempotency-Key it sent, so that the same request sent '
  'twice registers once.';
comment on column client.registration_digest is
  'not personal: hash of what was asked with that key; another request under it is refused.';
comment on column client.channel is
  'push: Security Event Tokens are sent. work_list: the vendor does not connect, agents of the service do '
  'by hand what is told. file: a CSV file carries it.';
comment on column client.passkey_only is
  'The application lets in only who signed in with a passkey: default_acr_values "phr", and no request '
  'lowers it.';
comment on column client.waiting is
  'Return addresses and keys asked for, in force once waiting_until has passed.';
comment on column client.waiting_secret_sealed is
  'As secret_sealed: the next one, in force once waiting_until has passed.';
comment on column client.waiting_until is
  'When what waits comes into force, unless it is changed again before.';
comment on column client.changed_at is
  'When the last change of a return address, a key or a secret came into force: who agreed before is asked '
  'again.';
comment on column client.changes is
  'How many such changes came into force: what a person confirmed names the one that they saw.';
comment on column client.pkce_required is
  'Authorization requests carry a challenge (PKCE, RFC 7636). False: the software of the application '
  'cannot send one.';

create table delivery (
  provider_id uuid not null,
  service_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  client_id uuid not null,
  grant_id uuid not null,
  sequence integer not null check (sequence > 0),
  sector_subject bytea not null check (length(sector_subject) = 32),
  state text not null check (state in ('queued', 'delivered', 'acknowledged', 'failed')),
  failure text check (failure ~ '^[a-z][a-zA-Z_]{0,63}$'),
  content_sealed bytea not null,
  day date not null,
  state_day date not null,
  primary key (provider_id, service_id, id),
  constraint one_place_per_delivery_of_a_grant unique (provider_id, service_id, grant_id, sequence),
  constraint a_failure_says_why check ((state = 'failed') = (failure is not null))
);
create index deliveries_of_a_subject on delivery (sector_subject);
create index deliveries_by_id on delivery (id);
comment on table delivery is
  'A Security Event Token for one application. Of the service''s sector: no person id, no instant in '
  'clear. Deleted twelve months after it is settled.';
comment on column delivery.holder_id is 'The authority of the person, which issues the token.';
comment on column delivery.sector_subject is
  'personal: HMAC of the person under the sector''s key; says nothing outside the sector.';
comment on column delivery.failure is 'Error code of RFC 8935 section 2.4 given by the receiver, or ours.';
comment on column delivery.content_sealed is
  'personal: the token''s claims while it waits, then only what became of it and when; sealed under the '
  'sector''s key, bound to the row.';
comment on column delivery.day is 'Civil day only: two sectors must not be joined by instants.';
