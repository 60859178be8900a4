-- Who may already be known is looked for among sealed values: by keyed digests of names joined to a date or a place. The index of one element
-- alone finds nobody whose name was mistyped, and says how often a name is borne.
create table candidate (
  authority_id uuid not null,
  search_index bytea not null check (length(search_index) = 8),
  person_id uuid not null,
  primary key (authority_id, search_index, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
comment on table candidate is 'By what somebody may be found again though written otherwise: some ten rows a person, kept with their names, birth date and place of birth, gone with them.';
comment on column candidate.search_index is 'personal: HMAC under a key of the authority of a name as it is heard joined to a date or a place, cut to 8 bytes.';
create index candidates_of_a_person on candidate (authority_id, person_id);

alter table candidate enable row level security;
create policy reach on candidate for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
grant select, insert, delete on candidate to ardeco_app;
