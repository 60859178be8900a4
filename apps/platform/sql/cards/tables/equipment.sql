create table equipment (
  authority_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- A card reader beside a kiosk, or at a partner's: the platform opens cards there for its own pages, and
  -- nothing is debited by it.
  kind text not null check (kind in ('reader', 'kiosk_reader', 'partner_reader', 'kiosk', 'scanner')),
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
  -- A device that says well and faulty in turn changed its row, and would change the journal, at each call.
  health_at timestamptz,
  -- A visit at a kiosk was ended in its browser alone: who had copied what it carries read the family for
  -- some minutes more. The one under way is known here.
  visit_id uuid,
  primary key (authority_id, id),
  constraint one_equipment_per_code unique (authority_id, code_hash),
  constraint one_equipment_per_secret unique (authority_id, secret_hash),
  constraint a_code_has_an_end check ((code_hash is null) = (code_until is null)),
  constraint active_has_a_secret check ((state = 'active') = (secret_hash is not null)),
  constraint revoked_opens_nothing check ((state = 'revoked') = (revoked_on is not null)
    and (state <> 'revoked' or code_hash is null))
);
comment on table equipment is
  'Readers, kiosks and scanners of an authority, each with the desk that answers for it. Names nobody.';
comment on column equipment.name is 'not personal: what agents call the device.';
comment on column equipment.code_hash is
  'not personal: SHA-256 of the pairing code, until it is used, replaced or the equipment revoked.';
comment on column equipment.secret_hash is
  'not personal: SHA-256 of the secret that the equipment received for its code.';
comment on column equipment.last_seen_at is
  'not personal: the last call of the equipment, written once a minute at most. It says nothing of who was '
  'there.';
comment on column equipment.version_said is 'not personal: what the equipment says of its software.';
comment on column equipment.health_at is
  'not personal: when its health last changed; a recovery is believed ten minutes later.';
comment on column equipment.visit_id is
  'not personal: a number drawn as somebody shows a code at a kiosk, without whose it is; another one, or '
  'none, ends what its browser carries.';
