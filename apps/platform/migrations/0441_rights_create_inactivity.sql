create table inactivity (
  authority_id uuid not null references authority,
  person_id uuid not null,
  told_on date not null,
  told_again_on date,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table inactivity is 'Somebody of whom nothing was seen for two years was told twice that they will be erased; it goes as soon as they come back, or with them.';
comment on column inactivity.person_id is 'personal: who was told.';
alter table inactivity enable row level security;
create policy the_system_only on inactivity for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, update, delete on inactivity to ardeco_app;
