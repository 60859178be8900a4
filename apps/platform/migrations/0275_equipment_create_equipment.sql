create table equipment (
  authority_id uuid not null references authority,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('reader', 'kiosk', 'scanner')),
  place text not null check (length(place) between 1 and 120),
  desk_id uuid not null,
  state text not null default 'registered' check (state in ('registered', 'active', 'revoked')),
  code_hash bytea check (octet_length(code_hash) = 32),
  code_until timestamptz,
  secret_hash bytea check (octet_length(secret_hash) = 32),
  registered_on date not null,
  revoked_on date,
  last_seen_at timestamptz,
  version_said text check (length(version_said) <= 40),
  health text check (health in ('good', 'degraded', 'faulty')),
  primary key (authority_id, id),
  foreign key (authority_id, desk_id) references desk (authority_id, id),
  constraint one_equipment_per_code unique (authority_id, code_hash),
  constraint one_equipment_per_secret unique (authority_id, secret_hash),
  constraint a_code_has_an_end check ((code_hash is null) = (code_until is null)),
  constraint active_has_a_secret check ((state = 'active') = (secret_hash is not null)),
  constraint revoked_opens_nothing check ((state = 'revoked') = (revoked_on is not null) and (state <> 'revoked' or code_hash is null))
);
comment on table equipment is 'Readers, kiosks and scanners of an authority, each with the desk that answers for it. Names nobody.';
comment on column equipment.name is 'not personal: what agents call the device.';
comment on column equipment.code_hash is 'not personal: SHA-256 of the pairing code, until it is used, replaced or the equipment revoked.';
comment on column equipment.secret_hash is 'not personal: SHA-256 of the secret that the equipment received for its code.';
comment on column equipment.last_seen_at is 'not personal: the last call of the equipment, written once a minute at most. It says nothing of who was there.';
comment on column equipment.version_said is 'not personal: what the equipment says of its software.';

alter table equipment enable row level security;
create policy administrators_and_the_system_read on equipment for select
  using (authority_id = ardeco_authority() and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
create policy administrators_register on equipment for insert
  with check (authority_id = ardeco_authority() and state = 'registered'
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
-- What is revoked is never revived.
create policy what_is_not_revoked_changes on equipment for update
  using (authority_id = ardeco_authority() and state <> 'revoked'
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'))
  with check (authority_id = ardeco_authority());
create policy the_system_forgets_what_was_revoked on equipment for delete
  using (authority_id = ardeco_authority() and state = 'revoked' and ardeco_actor_kind() = 'system');
grant select, insert, delete on equipment to ardeco_app;
grant update (state, code_hash, code_until, secret_hash, revoked_on, last_seen_at, version_said, health) on equipment to ardeco_app;
