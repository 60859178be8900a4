-- Figures do not change; what becomes of them ends once.
create or replace function card_transaction_guard() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if (new.card, new.aid, new.kind, new.equipment_id, new.attempt, new.order_key, new.amount, new.counter,
    new.balance)
      is distinct from (old.card, old.aid, old.kind, old.equipment_id, old.attempt, old.order_key, old.amount,
        old.counter, old.balance) then
    raise exception 'what a card did is never rewritten' using errcode = 'check_violation';
  end if;
  if old.state in ('posted', 'not_done', 'set_aside') then
    raise exception 'what became of a transaction ends once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function card_transaction_guard is
  'What a card did is never rewritten; posted, not done or set aside, it is ended.';
