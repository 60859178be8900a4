-- The private address of a person's calendar (ADR 0151): one a person, known by its digest alone.
create table calendar_address (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null constraint a_token_is_a_sha256 check (octet_length(token_hash) = 32),
  generation integer not null,
  shows_names boolean not null,
  shows_places boolean not null,
  created_on date not null,
  read_on date,
  primary key (authority_id, id),
  constraint one_calendar_address_each unique (authority_id, person_id),
  constraint one_calendar_address_a_token unique (authority_id, token_hash),
  constraint it_is_read_once_made check (read_on >= created_on),
  foreign key (authority_id) references authority,
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table calendar_address is
  'The address by which a telephone reads what a person has to come, without signing in. Deleted when the '
  'person ends it, and with the person.';
comment on column calendar_address.token_hash is
  'not personal: SHA-256 of the 256 random bits of the address, which are kept nowhere.';
comment on column calendar_address.generation is
  'not personal: of the sign-ins of the person when it was made; once all are ended, it opens no more.';
comment on column calendar_address.shows_names is 'not personal: whether events name for whom they are.';
comment on column calendar_address.shows_places is 'Whether events say where they take place.';
comment on column calendar_address.read_on is 'The last day on which a telephone read it.';

alter table calendar_address enable row level security;
create policy its_person_reads on calendar_address for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and person_id = ardeco_actor()));
create policy its_person_makes on calendar_address for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person'
    and person_id = ardeco_actor() and created_on = ardeco_today());
create policy its_person_ends on calendar_address for delete
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and person_id = ardeco_actor()));
create policy the_system_says_when_read on calendar_address for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on calendar_address to ardeco_app;
grant update (read_on) on calendar_address to ardeco_app;
