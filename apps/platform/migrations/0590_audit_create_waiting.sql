-- Lines that have no place yet, each put here with the line itself: however late a transaction commits, and however many lines were placed
-- meanwhile, the next run finds it, at a cost that does not grow with the journal.
create table journal_waiting (
  authority_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  primary key (authority_id, position)
);
comment on table journal_waiting is 'Lines of the journal that no checkpoint covers yet, in the order in which they were written; gone once each has its place.';

create function journal_line_waits() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.journal_waiting (authority_id, position, entry_id) values (new.authority_id, new.position, new.id);
  return null;
end $$;
comment on function journal_line_waits() is 'By the line itself: whoever writes a line neither chooses nor forgets that it waits.';
revoke execute on function journal_line_waits from public;
-- lock: no row is read; lines written while this waits are taken by the next migration.
create trigger a_line_waits after insert on journal_entry for each row execute function journal_line_waits();

alter table journal_waiting enable row level security;
create policy read on journal_waiting for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_has_role('auditor', 'data_protection_officer')));
create policy placed_by_the_system on journal_waiting for delete
  using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, delete on journal_waiting to ardeco_app;
