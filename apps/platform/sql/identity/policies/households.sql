alter table representation enable row level security;
-- Who acts for the person of the file, and with whom the person lives, are part of what is checked; others'
-- are not.
create policy reach on representation for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_actor_kind() = 'person' and representative_id = ardeco_actor()
      or ardeco_acts_for(represented_id)
    or ardeco_serves(represented_id) or ardeco_serves(representative_id)));
create policy declare on representation for insert
  with check (authority_id = ardeco_authority() and state = 'declared' and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('reception', 'validator') or ardeco_serves(represented_id)
    or representative_id = ardeco_actor() and ardeco_may_declare(represented_id)
    or ardeco_actor_kind() = 'person' and represented_id = ardeco_actor() and kind = 'mandate'));
create policy decide on representation for update
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('validator')
    or ardeco_serves(represented_id)));
create policy give_back on representation for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person'
    and ardeco_actor() in (representative_id, represented_id)
    and (kind = 'mandate' or state = 'declared'))
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person'
    and ardeco_actor() in (representative_id, represented_id)
    and state = 'ended');
create policy system_erases on representation for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Never who, never whom, never the kind.
grant select, insert, delete on representation to ardeco_app;
grant update (state, until, detail_sealed, version) on representation to ardeco_app;

alter table household enable row level security;
create policy reach on household for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_keeps_household(id) or ardeco_serves_household(id)));
create policy declare on household for insert
  with check (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'person' and created_by = ardeco_actor()
    or created_by is null and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator'))));
create policy system_erases on household for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on household to ardeco_app;

alter table household_member enable row level security;
create policy reach on household_member for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) or ardeco_keeps_household(household_id)
      or ardeco_serves_household(household_id)));
-- Somebody joins a household by one of its own: entering a stranger's would show who lives there.
create policy change on household_member for all
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('reception', 'validator')
    or ardeco_acts_for(person_id) and ardeco_keeps_household(household_id)));
grant select, insert, delete on household_member to ardeco_app;
grant update (role, share_percent) on household_member to ardeco_app;

alter table handover enable row level security;
create policy system_keeps on handover
  for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on handover to ardeco_app;
grant update (seen_by, expires_at, seen_by_name) on handover to ardeco_app;
