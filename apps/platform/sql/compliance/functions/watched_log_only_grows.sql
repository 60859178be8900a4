create or replace function watched_log_only_grows() returns trigger language plpgsql as $$
begin
  if new.size < old.size or (new.size = old.size and new.root is distinct from old.root) then
    raise exception 'what a witness saw is not forgotten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
