create table death (
  authority_id uuid not null,
  person_id uuid not null,
  recorded_on date not null,
  sealed bytea not null,
  -- Whoever was merged with somebody dead ends with them only once another agent has looked (ADR 0077).
  recorded_by uuid,
  confirmed_by uuid,
  confirmed_on date,
  primary key (authority_id, person_id)
);
create index deaths_by_day on death (authority_id, recorded_on);
comment on table death is
  'A death that an agent recorded on its certificate. Reversed, the row goes; kept 24 months, then erased '
  'with the person.';
comment on column death.recorded_on is
  'Civil day on which it was recorded, from which the purge clock runs; the day of death is sealed.';
comment on column death.sealed is
  'personal: day of death, who recorded it, and what reversing brings back, sealed under the person''s key.';
comment on column death.recorded_by is
  'not personal: the agent who recorded it; another confirms. Absent in deaths recorded before that.';
comment on column death.confirmed_by is
  'not personal: the agent who confirmed that it is also that of those merged with them.';
comment on column death.confirmed_on is 'not personal: when it was confirmed.';

create table house_move (
  authority_id uuid not null,
  person_id uuid not null,
  sent_on date not null,
  sealed bytea not null,
  primary key (authority_id, person_id)
);
comment on table house_move is
  'A move that somebody said and that no agent has checked yet: one a person. It goes once the address is '
  'checked, or after a year.';
comment on column house_move.sent_on is 'Civil day on which it was said.';
comment on column house_move.sealed is
  'personal: new address, day of the move, children who move along, sealed under the key of who moves.';
