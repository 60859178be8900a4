-- The civil day of the transaction, as the application's clock tells it; the server's day in Paris without it.
create function ardeco_today() returns date language sql stable
  return coalesce(nullif(current_setting('ardeco.today', true), '')::date, (now() at time zone 'Europe/Paris')::date);
comment on function ardeco_today() is 'Civil day for which the current transaction acts.';

create table representation (
  authority_id uuid not null references authority,
  id uuid not null,
  representative_id uuid not null,
  represented_id uuid not null,
  kind text not null check (kind in ('parental_authority', 'guardianship', 'mandate')),
  state text not null check (state in ('declared', 'validated', 'ended')),
  until date,
  detail_sealed bytea not null,
  version integer not null default 1,
  primary key (authority_id, id),
  constraint nobody_represents_oneself check (representative_id <> represented_id),
  constraint a_mandate_has_an_end check (kind <> 'mandate' or until is not null),
  -- It would be the eighteenth birthday, in clear.
  constraint parental_authority_shows_no_date check (kind <> 'parental_authority' or until is null),
  foreign key (authority_id, representative_id) references person (authority_id, id),
  foreign key (authority_id, represented_id) references person (authority_id, id)
);
create unique index one_live_representation on representation (authority_id, represented_id, representative_id, kind)
  where state <> 'ended';
create index representations_of_a_representative on representation (authority_id, representative_id) where state <> 'ended';
comment on table representation is 'Who may act for whom. A row lives from its declaration to its end, then five years (Code civil art. 2224).';
comment on column representation.until is 'Last civil day of a mandate or of a court decision; never for parental authority, whose end follows from a birth date.';
comment on column representation.detail_sealed is 'personal: measure, scope, evidence, who decided and why it ended, sealed under the represented person''s key and bound to the row.';

create table household (
  authority_id uuid not null references authority,
  id uuid not null,
  created_by uuid,
  primary key (authority_id, id)
);
comment on table household is 'People who live together; a child of separated parents belongs to two. Kept while it has members.';
comment on column household.created_by is 'The person who declared it, or null for an agent.';

create table household_member (
  authority_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('adult', 'child')),
  share_percent smallint not null default 100 constraint a_share_is_a_percentage check (share_percent between 1 and 100),
  primary key (authority_id, household_id, person_id),
  foreign key (authority_id, household_id) references household (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index households_of_a_person on household_member (authority_id, person_id);
comment on table household_member is 'Who lives in which household, and for which share of the time. Removed when the person leaves.';
comment on column household_member.share_percent is 'Share of the time, of the bill or of the tax part: 50 and 50 for alternating residence (Code civil art. 373-2-9).';

-- Who created somebody is written once: a representative could otherwise name itself creator and outlive its mandate.
revoke update on person from ardeco_app;
grant update (status, version) on person to ardeco_app;

-- The functions below read past row-level security, hence their owner, their fixed search_path and the authority bound.
-- A row of person or element is visible when it says true: keep the cheap answers first.
create or replace function ardeco_acts_for(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.ardeco_actor_kind() <> 'person' then return false; end if;
  if person = public.ardeco_actor() then return true; end if;
  return exists (
    select from public.representation r
    where r.authority_id = public.ardeco_authority() and r.represented_id = person
      and r.representative_id = public.ardeco_actor()
      and (r.until is null or r.until >= public.ardeco_today())
      and (r.state = 'validated' or r.state = 'declared' and exists (
        select from public.person p
        where p.authority_id = r.authority_id and p.id = r.represented_id and p.created_by = r.representative_id)));
end $$;
comment on function ardeco_acts_for(uuid) is 'True when the acting person is this person or represents it today: validated, or declared over somebody it created. The age and the scope are checked by canActFor.';

create function ardeco_may_declare(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_actor_kind() = 'person'
    and exists (select from public.person p where p.authority_id = public.ardeco_authority() and p.id = person
      and p.created_by = public.ardeco_actor())
    and not exists (select from public.representation r where r.authority_id = public.ardeco_authority()
      and r.represented_id = person and r.representative_id = public.ardeco_actor());
end $$;
comment on function ardeco_may_declare(uuid) is 'True when the acting person created this one and never declared to represent it: what was ended is not declared again by oneself.';

create function ardeco_keeps_household(household uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return public.ardeco_actor_kind() = 'person' and (
    exists (select from public.household_member m where m.authority_id = public.ardeco_authority()
      and m.household_id = household and m.role = 'adult' and public.ardeco_acts_for(m.person_id))
    or exists (select from public.household h where h.authority_id = public.ardeco_authority() and h.id = household
      and h.created_by = public.ardeco_actor())
    and not exists (select from public.household_member m where m.authority_id = public.ardeco_authority()
      and m.household_id = household));
end $$;
comment on function ardeco_keeps_household(uuid) is 'True when the acting person is one of its adults, acts for one, or just declared it and nobody is in yet: who left sees no more of it.';

revoke all on function ardeco_acts_for(uuid), ardeco_may_declare(uuid), ardeco_keeps_household(uuid) from public;
grant execute on function ardeco_acts_for(uuid), ardeco_may_declare(uuid), ardeco_keeps_household(uuid) to ardeco_app;

alter table representation enable row level security;
alter table household enable row level security;
alter table household_member enable row level security;

create policy reach on representation for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_actor_kind() = 'person' and representative_id = ardeco_actor() or ardeco_acts_for(represented_id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
create policy declare on representation for insert
  with check (authority_id = ardeco_authority() and state = 'declared' and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator', 'service_validator')
    or representative_id = ardeco_actor() and ardeco_may_declare(represented_id)
    or ardeco_actor_kind() = 'person' and represented_id = ardeco_actor() and kind = 'mandate'));
create policy decide on representation for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator', 'service_validator')));
create policy give_back on representation for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and ardeco_actor() in (representative_id, represented_id)
    and (kind = 'mandate' or state = 'declared'))
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and ardeco_actor() in (representative_id, represented_id)
    and state = 'ended');
create policy system_erases on representation for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');

create policy reach on household for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_keeps_household(id)
    or ardeco_has_role('reception', 'validator', 'service_validator')));
create policy declare on household for insert
  with check (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'person' and created_by = ardeco_actor()
    or created_by is null and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator'))));
create policy system_erases on household for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy reach on household_member for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)
    or ardeco_keeps_household(household_id) or ardeco_has_role('reception', 'validator', 'service_validator')));
-- Somebody joins a household by one of its own: entering a stranger's would show who lives there.
create policy change on household_member for all
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) and ardeco_keeps_household(household_id)));

grant select, insert, delete on representation to ardeco_app;
-- Never who, never whom, never the kind.
grant update (state, until, detail_sealed, version) on representation to ardeco_app;
grant select, insert, delete on household to ardeco_app;
grant select, insert, delete on household_member to ardeco_app;
grant update (role, share_percent) on household_member to ardeco_app;
