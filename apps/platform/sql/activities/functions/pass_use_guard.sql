create or replace function pass_use_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare allowed integer; most integer;
begin
  if tg_op = 'DELETE' then raise exception 'a use is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'INSERT' then
    if coalesce(new.shown, 'code') = 'code' or new.staff_id is null then
      raise exception 'a use says how and by whom' using errcode = 'check_violation';
    end if;
    select o.uses, o.amount_cents into allowed, most from pass_offer o
      where o.authority_id = new.authority_id and o.id = new.offer_id and o.pass_id = new.pass_id;
    if not found or new.rank > allowed or new.amount_cents > most or new.statement_id is not null
      or new.cancelled_on is not null
      or new.membership_id is null then
      raise exception 'a use is within its offer' using errcode = 'check_violation';
    end if;
    update pass_partner p set last_use = p.last_use + 1 where p.authority_id = new.authority_id
      and p.id = new.partner_id
      returning p.last_use into new.number;
    return new;
  end if;
  if (old.authority_id, old.id, old.pass_id, old.offer_id, old.partner_id, old.number, old.rank,
    old.amount_cents, old.day, old.transfer_id, old.shown, old.staff_id)
      is distinct from (new.authority_id, new.id, new.pass_id, new.offer_id, new.partner_id, new.number,
        new.rank, new.amount_cents, new.day, new.transfer_id, new.shown, new.staff_id)
    or new.membership_id is not null and new.membership_id is distinct from old.membership_id
    or old.statement_id is not null and (new.statement_id, new.cancelled_on) is distinct
      from (old.statement_id, old.cancelled_on)
    or old.cancelled_on is not null
      and (new.cancelled_on, new.cancel_reason, new.cancel_transfer_id, new.cancel_staff_id)
      is distinct from (old.cancelled_on, old.cancel_reason, old.cancel_transfer_id, old.cancel_staff_id)
    or new.cancelled_on is distinct from old.cancelled_on
      and (new.cancelled_on <> old.day or new.cancel_staff_id is null) then
    raise exception 'a use is cancelled on its day, or paid once' using errcode = 'check_violation';
  end if;
  if old.statement_id is null and new.statement_id is not null and not exists (select from pass_statement s
      where s.authority_id = new.authority_id and s.id = new.statement_id and s.partner_id = new.partner_id
        and new.day <= s.until_on) then
    raise exception 'a use is in a statement of its partner' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function pass_use_guard is
  'A use takes the next number of its partner, never above its offer; then it is cancelled on its day, or '
  'paid in one statement.';
revoke all on function pass_use_guard from public;
