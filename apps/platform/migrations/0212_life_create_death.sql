create table death (
  authority_id uuid not null references authority,
  person_id uuid not null,
  recorded_on date not null,
  sealed bytea not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index deaths_by_day on death (authority_id, recorded_on);
comment on table death is 'A death that an agent recorded on its certificate. Reversed, the row goes; kept 24 months, then erased with the person.';
comment on column death.recorded_on is 'Civil day on which it was recorded, from which the purge clock runs; the day of death is sealed.';
comment on column death.sealed is 'personal: day of death, who recorded it, and what reversing brings back, sealed under the person''s key.';
alter table death enable row level security;
create policy reach on death for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')));
-- Written by the system, once the use case has checked who asks.
create policy system_records on death for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_ends on death for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on death to ardeco_app;
