-- Two people of the platform who are one: a link, and nothing else. No row of either is rewritten, so that undoing it brings back what was.
create table person_merge (
  authority_id uuid not null references authority,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  state text not null check (state in ('waiting', 'asked', 'active', 'undone')),
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
  primary key (authority_id, id),
  foreign key (authority_id, one_id) references person (authority_id, id),
  foreign key (authority_id, other_id) references person (authority_id, id),
  constraint pair_in_order check (one_id < other_id),
  constraint kept_and_folded_are_the_pair check ((kept_id is null) = (folded_id is null)
    and (kept_id is null or kept_id <> folded_id and kept_id in (one_id, other_id) and folded_id in (one_id, other_id))),
  constraint in_force_is_whole check (state not in ('asked', 'active') or kept_id is not null and asked_by is not null),
  constraint merged_has_a_day check (state not in ('active', 'undone') or merged_at is not null and merged_by_sealed is not null),
  constraint undone_has_a_reason check (state <> 'undone' or undone_at is not null and reason_sealed is not null)
);
create unique index one_merge_per_pair on person_merge (authority_id, one_id, other_id);
create unique index folded_into_one on person_merge (authority_id, folded_id) where state = 'active';
create index folded_of_a_person on person_merge (authority_id, kept_id) where state = 'active';
create index merges_of_the_other on person_merge (authority_id, other_id);
comment on table person_merge is 'Two people of an authority said to be one: waiting, asked of a colleague, in force, or undone. In force, the folded one leads to the kept one. Leaves with either.';
comment on column person_merge.one_id is 'personal: one of them.';
comment on column person_merge.other_id is 'personal: the other.';
comment on column person_merge.kept_id is 'personal: under whose number they go on.';
comment on column person_merge.folded_id is 'personal: whose number leads to the other.';
comment on column person_merge.spoken is 'not personal: by element name, which row of the folded one speaks, over which row of the kept one; ids only.';
comment on column person_merge.asked_by is 'not personal: the agent who asked; another confirms.';
comment on column person_merge.asked_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.merged_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.undone_by_sealed is 'not personal: the agent''s name, under the authority''s key.';
comment on column person_merge.reason_sealed is 'personal: why it was undone, under the authority''s key.';

-- A folded one is within reach of whoever acts for the one that is kept. A kept one is never folded: one step, no more.
create or replace function ardeco_acts_for(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.ardeco_actor_kind() <> 'person' then return false; end if;
  if person = public.ardeco_actor() then return true; end if;
  if exists (
    select from public.representation r
    where r.authority_id = public.ardeco_authority() and r.represented_id = person
      and r.representative_id = public.ardeco_actor()
      and (r.until is null or r.until >= public.ardeco_today())
      and (r.state = 'validated' or r.state = 'declared' and exists (
        select from public.person p
        where p.authority_id = r.authority_id and p.id = r.represented_id and p.created_by = r.representative_id)))
  then return true; end if;
  return exists (
    select from public.person_merge m
    where m.authority_id = public.ardeco_authority() and m.folded_id = person and m.state = 'active'
      and m.kept_id = public.ardeco_actor());
end $$;
comment on function ardeco_acts_for(uuid) is 'True when the acting person is this person, is the one it was folded into, or represents it today: validated, or declared over somebody it created. The age and the scope are checked by canActFor.';

alter table person_merge enable row level security;
create policy reach on person_merge for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or state = 'active' and (ardeco_acts_for(kept_id) or ardeco_serves(kept_id))));
-- Written by the system, once the use case has checked who asks.
create policy the_system_says on person_merge for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_goes_on on person_merge for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_forgets on person_merge for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on person_merge to ardeco_app;
-- Never of whom.
grant update (state, kept_id, folded_id, spoken, closed_account, asked_by, asked_by_sealed, merged_at, merged_by_sealed,
  undone_at, undone_by_sealed, reason_sealed) on person_merge to ardeco_app;
