-- Which records are of one person: links that somebody made, each of which can be undone.
create table record_merge (
  authority_id uuid not null references authority,
  id uuid not null,
  position bigint generated always as identity,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  choices jsonb not null,
  by_rule boolean not null,
  state text not null default 'active' check (state in ('active', 'undone')),
  merged_at timestamptz not null,
  by_sealed bytea not null,
  undone_at timestamptz,
  undone_by_sealed bytea,
  reason_sealed bytea,
  primary key (authority_id, id),
  foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_person) references person (authority_id, id),
  constraint a_merge_has_two_sides check ((right_source is null) <> (right_person is null)),
  constraint undone_has_a_day check ((state = 'undone') = (undone_at is not null) and (state = 'undone') = (reason_sealed is not null))
);
create index merges_by_left on record_merge (authority_id, left_source);
create index merges_by_right on record_merge (authority_id, right_source) where right_source is not null;
create unique index one_merge_in_force_per_pair on record_merge (authority_id, left_source, coalesce(right_source, right_person)) where state = 'active';
comment on table record_merge is 'Somebody said that two records, or a record and a person, are one. In force or undone; never changed otherwise. Leaves with the records.';
comment on column record_merge.left_source is 'personal: a record joined.';
comment on column record_merge.right_person is 'personal: the person to whom the record was said to belong.';
comment on column record_merge.choices is 'not personal: for a field where the sides differed, which record speaks; ids only.';
comment on column record_merge.by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column record_merge.undone_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column record_merge.reason_sealed is 'personal: why it was undone, under the authority''s key.';
alter table record_merge enable row level security;
create policy reviewers on record_merge for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy only_the_system_forgets on record_merge as restrictive for delete using (ardeco_actor_kind() = 'system');
grant select, insert, delete on record_merge to ardeco_app;
grant update (state, undone_at, undone_by_sealed, reason_sealed) on record_merge to ardeco_app;

create table record_apart (
  authority_id uuid not null references authority,
  id uuid not null,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  said_on date not null,
  by_sealed bytea not null,
  primary key (authority_id, id),
  foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_person) references person (authority_id, id),
  constraint two_sides_are_apart check ((right_source is null) <> (right_person is null))
);
create unique index said_apart_once on record_apart (authority_id, left_source, coalesce(right_source, right_person));
comment on table record_apart is 'Somebody said that two records, or a record and a person, are two people: they are proposed no more. Leaves with the records.';
comment on column record_apart.left_source is 'personal: a record.';
comment on column record_apart.right_person is 'personal: a person.';
comment on column record_apart.by_sealed is 'not personal: the agent''s name, under the authority''s key.';
alter table record_apart enable row level security;
create policy reviewers on record_apart for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert, delete on record_apart to ardeco_app;

create table record_proposal (
  authority_id uuid not null references authority,
  id uuid not null,
  left_source uuid not null,
  right_source uuid,
  right_person uuid,
  probability real not null check (probability between 0 and 1),
  agreements jsonb not null,
  conflicts integer not null check (conflicts >= 0),
  primary key (authority_id, id),
  foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  foreign key (authority_id, right_person) references person (authority_id, id),
  constraint a_proposal_has_two_sides check ((right_source is null) <> (right_person is null))
);
create index proposals_by_probability on record_proposal (authority_id, probability desc, id);
comment on table record_proposal is 'Two records, or a record and a person, that may be one, as the last comparison found. Written anew by the next; leaves with the records.';
comment on column record_proposal.left_source is 'personal: a record.';
comment on column record_proposal.right_person is 'personal: a person.';
comment on column record_proposal.agreements is 'not personal: on what the two agree, near or far; no value.';
alter table record_proposal enable row level security;
create policy reviewers on record_proposal for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
create policy the_system_finds on record_proposal for all
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on record_proposal to ardeco_app;

create table record_comparison (
  authority_id uuid not null references authority,
  asked_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz,
  compared integer not null default 0,
  too_many boolean not null default false,
  primary key (authority_id)
);
comment on table record_comparison is 'When the records of an authority were last compared, and how many. One row an authority; names nobody.';
alter table record_comparison enable row level security;
create policy reviewers on record_comparison for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')));
grant select, insert on record_comparison to ardeco_app;
grant update (asked_at, started_at, done_at, compared, too_many) on record_comparison to ardeco_app;
