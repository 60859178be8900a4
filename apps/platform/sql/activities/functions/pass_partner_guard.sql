create or replace function pass_partner_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if old.agreed_by is not null and new.agreed_by is distinct from old.agreed_by then
    raise exception 'who agreed a partner does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function pass_partner_guard is 'Who agreed a partner is said once.';
revoke all on function pass_partner_guard from public;
