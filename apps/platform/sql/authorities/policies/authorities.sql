alter table authority enable row level security;
create policy everybody_reads on authority for select using (true);
create policy administrators_change on authority for update
  using (id = ardeco_authority()
    and (ardeco_has_role('authority_administrator', 'operator') or ardeco_actor_kind() = 'system'));
-- An authority is created, and placed within others, in its own name; what it officially is does not change.
create policy system_creates on authority for insert
  with check (id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('operator')));
grant select, insert on authority to ardeco_app;
grant update (slug, name, siren, population, colour, contact, version, private_offers, former)
  on authority to ardeco_app;

alter table authority_member enable row level security;
create policy everybody_reads on authority_member for select using (true);
create policy system_creates on authority_member for insert
  with check (member_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('operator')));
grant select, insert on authority_member to ardeco_app;

alter table desk enable row level security;
create policy everybody_reads on desk for select using (true);
create policy administrators_write on desk for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert on desk to ardeco_app;
grant update (name, service_slug, contact, is_default, closed_on) on desk to ardeco_app;

alter table territory_import enable row level security;
create policy operators on territory_import for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('operator') or ardeco_actor_kind() = 'system'))
  with check (authority_id = ardeco_authority()
    and (ardeco_has_role('operator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on territory_import to ardeco_app;
grant update (done, created, renewed, state, content, changed_at) on territory_import to ardeco_app;

alter table help_text enable row level security;
create policy everybody_reads on help_text for select using (audience = 'everybody');
create policy agents_read_theirs on help_text for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('staff', 'system'));
create policy administrators_write on help_text for all
  using (authority_id = ardeco_authority()
    and (ardeco_has_role('authority_administrator') or ardeco_actor_kind() = 'system'));
grant select, insert, delete on help_text to ardeco_app;
grant update (text, former, changed_on, version) on help_text to ardeco_app;
