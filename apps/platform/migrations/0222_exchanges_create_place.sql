create table exchange_place (
  authority_id uuid not null,
  service_id uuid not null,
  host text not null check (char_length(host) between 1 and 253),
  port integer not null check (port between 1 and 65535),
  account text not null check (char_length(account) between 1 and 64),
  out_folder text not null,
  in_folder text not null,
  private_key_sealed bytea not null,
  public_key text not null,
  offered_key text,
  host_key text,
  state text not null check (state in ('to_verify', 'open', 'stopped')),
  problem text,
  left_sealed bytea,
  visited_on date,
  revision integer not null default 1,
  primary key (authority_id, service_id),
  foreign key (authority_id, service_id) references exchange (authority_id, service_id),
  constraint an_open_place_has_its_host_key check (state <> 'open' or host_key is not null)
);
comment on table exchange_place is 'The SFTP server of a vendor, where the files of a service are left and its acknowledgements read. One a service.';
comment on column exchange_place.account is 'not personal: account of a software on the vendor''s server.';
comment on column exchange_place.private_key_sealed is 'not personal: key of the platform there, sealed under the authority''s key.';
comment on column exchange_place.offered_key is 'Fingerprint of the key that the server showed last, when an agent asked; not trusted until confirmed.';
comment on column exchange_place.host_key is 'Fingerprint that an agent confirmed: the only one accepted. open: visited. stopped: it showed another one.';
comment on column exchange_place.problem is 'Code of what the last visit met; null when it went well.';
comment on column exchange_place.left_sealed is 'personal: names of the files that could not be applied and were left there, sealed under the authority''s key.';

alter table exchange_place enable row level security;
create policy managers_and_administrators on exchange_place for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('authority_administrator')
    or ardeco_manages(service_id)));
grant select, insert, delete on exchange_place to ardeco_app;
grant update (host, port, account, out_folder, in_folder, offered_key, host_key, state, problem, left_sealed, visited_on, revision)
  on exchange_place to ardeco_app;

-- lock: a few files a service and a week, a constant default: no row is written again
alter table exchange_file add column to_send boolean not null default false;
comment on column exchange_file.to_send is 'Taken to be left on the SFTP server of the service, and not there yet: the same bytes are sent again.';
grant update (to_send) on exchange_file to ardeco_app;
