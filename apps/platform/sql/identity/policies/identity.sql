alter table person enable row level security;
create policy reach on person for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(id) or ardeco_serves(id)));
-- A newcomer, or somebody declaring a child, creates a draft before any right over it exists.
-- Newcomers are created by the system; nobody unknown writes.
create policy draft_is_created on person for insert
  with check (authority_id = ardeco_authority() and status = 'draft' and ardeco_actor_kind() = 'person'
    and created_by = ardeco_actor());
-- A person brings themselves to declared, by sending a file; the rest is decided.
create policy who_enrols on person as restrictive for update
  using (true)
  with check (status in ('draft', 'declared') or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'));
-- Who created somebody is written once: a representative could otherwise name itself creator and outlive its
-- mandate.
grant select, insert on person to ardeco_app;
grant update (status, version) on person to ardeco_app;

alter table element enable row level security;
create policy reach on element for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_serves(person_id)));
-- Declaring is everybody's, deciding is validators': the database holds the border that the use cases draw.
create policy who_decides_elements_inserts on element as restrictive for insert
  with check (state = 'declared' or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'));
create policy who_decides_elements_changes on element as restrictive for update
  using (state = 'declared' or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'))
  with check (state in ('declared', 'superseded') or ardeco_actor_kind() = 'system'
    or ardeco_has_role('validator', 'service_validator'));
create policy only_declarations_are_withdrawn on element as restrictive for delete
  using (state = 'declared' or ardeco_actor_kind() = 'system');
create policy what_speaks on element for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and state = 'validated'
    and ardeco_speaks_for_reached(person_id, name));
-- A value is never rewritten: a new one is a new row. An index of a birth date or of a family name told, in a
-- dump, who shares one. It is written in many ways since; rows of before are written again at night.
grant select, insert, delete on element to ardeco_app;
grant update (state, value_index, provenance_sealed, assurance, decided_on, valid_until, version)
  on element to ardeco_app;

alter table candidate enable row level security;
-- Who asks is weighed once a statement, not for each of the hundreds of digests that a search meets.
create policy reach on candidate for all
  using (authority_id = (select ardeco_authority())
    and ((select ardeco_actor_kind() = 'system'
      or ardeco_has_role('reception', 'validator', 'service_validator'))
      or ardeco_acts_for(person_id)));
grant select, insert, delete on candidate to ardeco_app;

alter table person_merge enable row level security;
create policy reach on person_merge for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or state = 'active' and (ardeco_acts_for(kept_id) or ardeco_serves(kept_id))));
-- Written by the system, once the use case has checked who asks.
create policy the_system_says on person_merge for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_goes_on on person_merge for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy the_system_forgets on person_merge for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Who says of a pair that it is one person has it wait to be merged, as themselves: no more than that, of a
-- pair that the house found and they answered.
create policy a_validator_says_the_same on person_merge for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('validator') and state = 'waiting'
    and kept_id is null and asked_by is null and merged_at is null and undone_at is null
      and not closed_account and spoken = '{}'
    and exists (
      select from possible_duplicate pair
      where pair.authority_id = person_merge.authority_id and pair.id = person_merge.id
        and pair.verdict = 'same'
        and pair.one_id = person_merge.one_id and pair.other_id = person_merge.other_id));
-- Never of whom.
grant select, insert, delete on person_merge to ardeco_app;
grant update (state, kept_id, folded_id, spoken, closed_account, asked_by, asked_by_sealed, merged_at,
  merged_by_sealed, undone_at, undone_by_sealed, reason_sealed, undo_asked_by, undo_asked_sealed, asked_on,
  undo_asked_on, said_two_on, said_two_by_sealed) on person_merge to ardeco_app;
