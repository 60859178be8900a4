create or replace function journal_tile_only_grows() returns trigger language plpgsql as $$
begin
  if substring(new.content for length(old.content)) <> old.content then
    raise exception 'a tile of the journal only grows' using errcode = 'check_violation';
  end if;
  return new;
end $$;
