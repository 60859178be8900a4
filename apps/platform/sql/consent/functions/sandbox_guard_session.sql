-- No real person signs in to a sandbox, and no door of a sandbox leads to a town.
create or replace function sandbox_guard_session() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (new.method = 'sandbox') is distinct from ardeco_is_sandbox(new.authority_id) then
    raise exception 'a sandbox is entered by its own door, which leads nowhere else'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
