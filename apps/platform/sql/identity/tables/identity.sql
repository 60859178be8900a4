create table person (
  authority_id uuid not null,
  id uuid not null,
  status text not null check (status in ('draft', 'declared', 'enrolled', 'merged', 'deceased', 'erased')),
  created_on date not null,
  created_by uuid,
  version integer not null default 1,
  primary key (authority_id, id)
);
-- Erasing somebody forgets that they declared others (identity_forget_creator), without reading everybody.
create index people_somebody_declared on person (authority_id, created_by) where created_by is not null;
comment on table person is
  'A human (administré) known to its holder authority. Says nothing of who it is: the elements do, sealed.';
comment on column person.created_by is
  'The person who declared this one (a parent, a mandated relative), or null.';

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
  primary key (authority_id, id)
);
create unique index one_declared_value_per_element on element (authority_id, person_id, name)
  where state = 'declared';
create unique index one_validated_value_per_element on element (authority_id, person_id, name)
  where state = 'validated';
create index elements_of_a_value on element (authority_id, name, value_index) where value_index is not null
  and state in ('declared', 'validated');
create index elements_that_expire on element (authority_id, valid_until) where state = 'validated'
  and valid_until is not null;
-- What somebody said before is read, and erased, by whose it is: with live elements alone in the index, their
-- history read the whole table.
create index every_element_of_a_person on element (authority_id, person_id);
comment on table element is
  'One identity element with its provenance. A changed declaration stands beside the validated value until '
  'an agent decides; old values stay as superseded.';
comment on column element.name is 'not personal: code name of the element in the registry.';
comment on column element.value_sealed is
  'personal: AES-256-GCM under the person''s key, bound to person, element name and row id.';
comment on column element.value_index is
  'personal: HMAC under a key per authority and element, for equality search; one of 64 shades for a value '
  'that many share. Null for elements of few values.';
comment on column element.provenance_sealed is
  'personal: who or what validated it, on which evidence, when, sealed like the value.';

-- Who may already be known is looked for among sealed values: by keyed digests of names joined to a date or a
-- place. The index of one element alone finds nobody whose name was mistyped, and says how often a name is
-- borne.
create table candidate (
  authority_id uuid not null,
  search_index bytea not null check (length(search_index) = 8),
  person_id uuid not null,
  primary key (authority_id, search_index, person_id)
);
create index candidates_of_a_person on candidate (authority_id, person_id);
comment on table candidate is
  'By what somebody may be found again though written otherwise: some ten rows a person, kept with their '
  'names, birth date and place of birth, gone with them.';
comment on column candidate.search_index is
  'personal: HMAC under a key of the authority of a name as it is heard joined to a date or a place, cut '
  'to 8 bytes.';

-- Two people of the platform who are one: a link, and nothing else. No row of either is rewritten, so that
-- undoing it brings back what was.
create table person_merge (
  authority_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  -- A pair said to be one, merged or not, may be two people after all: it waits for a merge no more, and what
  -- became of it stays told (ADR 0073).
  state text not null check (state in ('waiting', 'asked', 'active', 'undone', 'apart')),
  kept_id uuid,
  folded_id uuid,
  spoken jsonb not null default '{}',
  closed_account boolean not null default false,
  said_on date not null,
  asked_by uuid,
  asked_by_sealed bytea,
  merged_at timestamptz,
  merged_by_sealed bytea,
  undone_at timestamptz,
  undone_by_sealed bytea,
  reason_sealed bytea,
  -- Undone, a merge that closed an account opens it again: two agents, as to close it (ADR 0073).
  undo_asked_by uuid,
  undo_asked_sealed bytea,
  -- A merge, or an undoing, asked of a colleague who never looks is not asked any more after some days (ADR
  -- 0077).
  asked_on date,
  undo_asked_on date,
  said_two_on date,
  said_two_by_sealed bytea,
  primary key (authority_id, id),
  constraint pair_in_order check (one_id < other_id),
  constraint kept_and_folded_are_the_pair check ((kept_id is null) = (folded_id is null)
    and (kept_id is null or kept_id <> folded_id and kept_id in (one_id, other_id)
    and folded_id in (one_id, other_id))),
  constraint in_force_is_whole check (state not in ('asked', 'active') or kept_id is not null
    and asked_by is not null),
  constraint merged_has_a_day check (state not in ('active', 'undone') or merged_at is not null
    and merged_by_sealed is not null),
  constraint undone_has_a_reason check (state <> 'undone' or undone_at is not null
    and reason_sealed is not null),
  constraint undoing_is_whole check ((undo_asked_by is null) = (undo_asked_sealed is null)
    and (undo_asked_by is null or state = 'active' and reason_sealed is not null)),
  constraint asked_on_a_day check ((asked_by is null) = (asked_on is null)),
  constraint undo_asked_on_a_day check ((undo_asked_by is null) = (undo_asked_on is null)),
  constraint said_two_is_whole check ((state = 'apart') = (said_two_on is not null)
    and (state = 'apart') = (said_two_by_sealed is not null))
);
create unique index one_merge_per_pair on person_merge (authority_id, one_id, other_id);
create unique index folded_into_one on person_merge (authority_id, folded_id) where state = 'active';
create index folded_of_a_person on person_merge (authority_id, kept_id) where state = 'active';
create index merges_of_the_other on person_merge (authority_id, other_id);
comment on table person_merge is
  'Two people of an authority said to be one: waiting, asked of a colleague, in force, undone, or said to '
  'be two after all. In force, the folded one leads to the kept one. Leaves with either.';
comment on column person_merge.one_id is 'personal: one of them.';
comment on column person_merge.other_id is 'personal: the other.';
comment on column person_merge.kept_id is 'personal: under whose number they go on.';
comment on column person_merge.folded_id is 'personal: whose number leads to the other.';
comment on column person_merge.spoken is
  'not personal: by element name, which row of the folded one speaks, over which row of the kept one; ids '
  'only.';
comment on column person_merge.asked_by is 'not personal: the agent who asked; another confirms.';
comment on column person_merge.asked_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.merged_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.undone_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.reason_sealed is 'personal: why it was undone, under the authority''s key.';
comment on column person_merge.undo_asked_by is
  'not personal: the agent who asked to undo it; another does it.';
comment on column person_merge.undo_asked_sealed is
  'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.asked_on is 'not personal: the day it was asked of a colleague.';
comment on column person_merge.undo_asked_on is 'not personal: the day its undoing was asked of a colleague.';
comment on column person_merge.said_two_on is 'not personal: the day an agent said that they are two people.';
comment on column person_merge.said_two_by_sealed is
  'not personal: the agent''s name, under the authority''s key.';
