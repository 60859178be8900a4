-- After payment_guard, as triggers go by name. What the use cases look at, looked at again where a faulty
-- application, or whoever writes SQL in its place, cannot pass.
create or replace function payment_adds_up() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare line counter_transfer; paid payment; first_line counter_transfer; other_kind text; least_left bigint;
begin
  select * into line from counter_transfer t where t.authority_id = new.authority_id
    and t.id = new.transfer_id;
  if new.amount <> new.credited *
    coalesce((select c.price_cents from regie_counter c where c.authority_id = new.authority_id
      and c.counter_id = new.counter_id), 1) then
    raise exception 'an amount is what it puts in the counter, at its price'
      using errcode = 'check_violation';
  end if;
  select a.kind into other_kind from counter_account a where a.authority_id = new.authority_id
    and a.counter_id = line.counter_id
    and a.id = case when line.holder_id = line.debit_id then line.credit_id else line.debit_id end;
  if other_kind is distinct from new.means then
    raise exception 'money comes from where its line says' using errcode = 'check_violation';
  end if;
  if new.day > greatest(line.day,
    (select max(c.day) + 1 from till_closing c where c.authority_id = new.authority_id
    and c.regie_id = new.regie_id
      and c.staff_id = new.staff_id)) then
    raise exception 'a payment belongs to its day' using errcode = 'check_violation';
  end if;
  if new.kind = 'topup' then return new; end if;
  select * into paid from payment p where p.authority_id = new.authority_id and p.id = new.about_id;
  if not found or paid.kind <> 'topup' or paid.means = 'online' or line.about_id is distinct
    from paid.transfer_id
      or (paid.regie_id, paid.account_id, paid.means) is distinct
        from (new.regie_id, new.account_id, new.means) then
    raise exception 'a refund is of a payment of this régie, by the same means'
      using errcode = 'check_violation';
  end if;
  -- What the bank took back is owed again: nobody is given money.
  if new.means = 'direct_debit' then return new; end if;
  -- Arrears allowed to eat on are no money to give back. Only undoing what was just paid may lead back to
  -- those that were there before.
  select * into first_line from counter_transfer t where t.authority_id = new.authority_id
    and t.id = paid.transfer_id;
  least_left := case when exists (select from counter_transfer t where t.counter_id = line.counter_id
    and t.holder_id = line.holder_id
      and t.sequence > first_line.sequence and t.about_id is distinct from first_line.id) then 0
        else least(0, first_line.balance - first_line.amount) end;
  if line.balance - (select a.reserved from counter_account a where a.authority_id = new.authority_id
    and a.counter_id = line.counter_id
      and a.id = line.holder_id) < least_left then
    raise exception 'a refund leaves no new debt' using errcode = 'check_violation',
      constraint = 'a_refund_leaves_no_debt';
  end if;
  return new;
end $$;
comment on function payment_adds_up is
  'A payment has the amount, the means and the day of its line; a refund is of a payment of its régie, and '
  'leaves nobody owing.';
revoke all on function payment_adds_up from public;
