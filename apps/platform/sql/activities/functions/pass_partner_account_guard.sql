create or replace function pass_partner_account_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'what was asked stays' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.asked_by is distinct from ardeco_actor()
      or new.asked_on <> ardeco_today() then
      raise exception 'an account is asked for in person, and waits' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.partner_id, new.asked_by, new.asked_on, new.told)
      is distinct from (old.authority_id, old.id, old.partner_id, old.asked_by, old.asked_on, old.told)
      or (old.state <> 'waiting' and (new.state, new.seen_by, new.served_at) is distinct
        from (old.state, old.seen_by, old.served_at)) then
    raise exception 'what was asked stays as it was' using errcode = 'check_violation';
  end if;
  if old.state = 'waiting' and new.state = 'served' then
    if new.seen_by is distinct from ardeco_actor() then
      raise exception 'who agrees does so in person' using errcode = 'check_violation';
    end if;
    if new.told = 0 then
      raise exception 'nobody of the partner was told' using errcode = 'check_violation';
    end if;
    if exists (select from pass_partner_agent a where a.authority_id = new.authority_id
      and a.partner_id = new.partner_id
        and a.staff_id in (new.asked_by, new.seen_by)) then
      raise exception 'nobody of a partner says where it is paid' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
comment on function pass_partner_account_guard is
  'An account is asked for, and agreed on, in person by two, none of them of the partner; what was asked '
  'is never rewritten.';
revoke all on function pass_partner_account_guard from public;
