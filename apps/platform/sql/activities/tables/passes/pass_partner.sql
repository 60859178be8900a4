create table pass_partner (
  authority_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  place text not null check (length(place) <= 200),
  siret text not null constraint a_siret_has_fourteen_figures check (siret ~ '^[0-9]{14}$'),
  iban_sealed bytea not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  ended_on date,
  last_use integer not null default 0,
  last_statement integer not null default 0,
  agreed_by uuid,
  primary key (authority_id, id)
);
comment on table pass_partner is
  'An organisation outside the town hall that accepts offers, under a dated agreement.';
comment on column pass_partner.name is 'not personal: of the organisation.';
comment on column pass_partner.place is 'not personal: where it is.';
comment on column pass_partner.siret is 'not personal: its number in the register of establishments.';
comment on column pass_partner.iban_sealed is
  'not personal: the account of the organisation, sealed under a key of the authority.';
comment on column pass_partner.last_use is 'The number of its last use; held by who writes the next.';
comment on column pass_partner.agreed_by is
  'Who agreed it, where its money goes: somebody else writes its transfers.';
