create or replace function journal_line_waits() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.journal_waiting (authority_id, position, entry_id)
    values (new.authority_id, new.position, new.id);
  return null;
end $$;
comment on function journal_line_waits is
  'By the line itself: whoever writes a line neither chooses nor forgets that it waits.';
revoke all on function journal_line_waits from public;
