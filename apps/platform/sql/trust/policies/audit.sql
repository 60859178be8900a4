alter table journal_entry enable row level security;
-- A line is written as it was first sealed.
create policy append on journal_entry for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() <> 'none' and sealed_hash is null);
create policy person_reads_own on journal_entry for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null
    and person_id = ardeco_actor());
-- The desk reads no journal: a person's life with every service passes there. Auditors and the
-- data-protection officer answer to it.
create policy staff_reads on journal_entry for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system'
    or ardeco_has_role('auditor', 'data_protection_officer')));
-- A parent reads their child's journal, as they read the child's elements: every access is theirs to watch
-- over.
create policy representatives_read on journal_entry for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and person_id is not null
    and ardeco_acts_for(person_id));
-- Insert-only for the application, by grant as well as by policy.
grant select, insert on journal_entry to ardeco_app;

alter table journal_leaf enable row level security;
create policy sequenced_by_the_system on journal_leaf for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy read on journal_leaf for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
-- The chain of before is kept beside the tree that carries the same lines; new ones have no root of their
-- own. Who reads a line verifies its place: the person, and who represents them.
create policy readers_of_a_line_read_its_place on journal_leaf for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'person' and exists (
    select from journal_entry entry where entry.authority_id = journal_leaf.authority_id
      and entry.id = journal_leaf.entry_id));
grant select, insert on journal_leaf to ardeco_app;

alter table journal_log enable row level security;
create policy read on journal_log for select using (authority_id = ardeco_authority());
create policy system_opens on journal_log
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
-- Nothing is deleted; a tile is the only thing that changes, and only grows.
grant select, insert on journal_log to ardeco_app;

alter table journal_tile enable row level security;
create policy read on journal_tile for select using (authority_id = ardeco_authority());
create policy system_appends on journal_tile
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy system_grows on journal_tile
  for update using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_tile to ardeco_app;
grant update (content) on journal_tile to ardeco_app;

alter table journal_checkpoint enable row level security;
create policy read on journal_checkpoint for select using (authority_id = ardeco_authority());
create policy system_signs on journal_checkpoint
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_checkpoint to ardeco_app;

alter table journal_cosignature enable row level security;
create policy read on journal_cosignature for select using (authority_id = ardeco_authority());
create policy system_keeps on journal_cosignature
  for insert with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_cosignature to ardeco_app;

alter table journal_waiting enable row level security;
create policy read on journal_waiting for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy placed_by_the_system on journal_waiting for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on journal_waiting to ardeco_app;

alter table journal_verification enable row level security;
create policy readers on journal_verification for select
  using (authority_id = ardeco_authority()
    and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy readers_ask on journal_verification for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('auditor', 'data_protection_officer')
    and asked_by = ardeco_actor()
    and line = 0 and ended_at is null);
-- Whoever asks does not write what was found.
create policy system_verifies on journal_verification for update
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on journal_verification to ardeco_app;
grant update (line, moved_at, ended_at, altered, altered_count, fault, root, unverifiable, unverifiable_count)
  on journal_verification to ardeco_app;
