-- A reader's key is never another one, numbers never go back, whatever the application does.
create or replace function reader_state_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (new.key_x, new.key_y) is distinct from (old.key_x, old.key_y) then
    raise exception 'a reader keeps its first key' using errcode = 'check_violation';
  end if;
  if new.sequence < old.sequence or new.last < old.last or (new.last = old.last and new.head <> old.head) then
    raise exception 'a reader does not go back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function reader_state_guard is
  'The first key of a reader stays; its configurations and its journal only go on.';
