create table person (
  authority_id uuid not null references authority,
  id uuid not null,
  status text not null check (status in ('draft', 'declared', 'enrolled', 'merged', 'deceased', 'erased')),
  created_on date not null,
  created_by uuid,
  version integer not null default 1,
  primary key (authority_id, id)
);
comment on table person is 'A human (administré) known to its holder authority. Says nothing of who it is: the elements do, sealed.';

create table element (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  state text not null check (state in ('declared', 'validated', 'refused', 'superseded', 'expired')),
  value_sealed bytea not null,
  value_index bytea,
  provenance_sealed bytea not null,
  assurance text check (assurance in ('self_declared', 'authority_checked', 'low', 'substantial', 'high')),
  decided_on date,
  valid_until date,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create unique index one_declared_value_per_element on element (authority_id, person_id, name) where state = 'declared';
create unique index one_validated_value_per_element on element (authority_id, person_id, name) where state = 'validated';
create index elements_of_a_value on element (authority_id, name, value_index) where value_index is not null and state in ('declared', 'validated');
create index elements_that_expire on element (authority_id, valid_until) where state = 'validated' and valid_until is not null;
comment on table element is 'One identity element with its provenance. A changed declaration stands beside the validated value until an agent decides; old values stay as superseded.';
comment on column element.name is 'not personal: code name of the element in the registry.';
comment on column element.value_sealed is 'personal: AES-256-GCM under the person''s key, bound to person, element name and row id.';
comment on column element.value_index is 'personal: HMAC under a key per authority and element, for equality search. Null for elements of few values.';
comment on column element.provenance_sealed is 'personal: who or what validated it, on which evidence, when, sealed like the value.';

-- May the acting person see and act for this one? Itself until households redefines it with representation.
create function ardeco_acts_for(person uuid) returns boolean language sql stable
  return ardeco_actor_kind() = 'person' and person = ardeco_actor();
comment on function ardeco_acts_for(uuid) is 'True when the acting person is this person or represents it today.';

comment on column person.created_by is 'The person who declared this one (a parent, a mandated relative), or null.';

alter table person enable row level security;
alter table element enable row level security;
create policy reach on person for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
-- A newcomer, or somebody declaring a child, creates a draft before any right over it exists.
create policy draft_is_created on person for insert
  with check (authority_id = ardeco_authority() and status = 'draft'
    and (ardeco_actor_kind() = 'anonymous' and created_by is null or ardeco_actor_kind() = 'person' and created_by = ardeco_actor()));
create policy reach on element for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
grant select, insert, update on person to ardeco_app;
grant select, insert, update, delete on element to ardeco_app;
