create or replace function payment_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare line counter_transfer;
begin
  if tg_op = 'DELETE' then raise exception 'a payment is never removed' using errcode = 'check_violation';
    end if;
  if tg_op = 'UPDATE' then
    if new.words is not null or payment_line(new) is distinct from payment_line(old)
      or new.authority_id <> old.authority_id then
      raise exception 'a payment is never rewritten' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  perform from regie r where r.authority_id = new.authority_id and r.id = new.regie_id for no key update;
  select * into line from counter_transfer t where t.authority_id = new.authority_id
    and t.id = new.transfer_id;
  if not found or (line.holder_id, line.counter_id, line.amount, line.kind) is distinct from
      (new.account_id, new.counter_id, new.credited, case when new.kind = 'topup' then 'credit' else 'reverse'
        end) then
    raise exception 'a payment is a line of the ledger' using errcode = 'check_violation';
  end if;
  if not exists (select from regie_counter c where c.authority_id = new.authority_id
    and c.counter_id = new.counter_id and c.regie_id = new.regie_id) then
    raise exception 'this counter is of another régie' using errcode = 'check_violation';
  end if;
  if new.staff_id is not null
    and not exists (select from regie_agent a where a.authority_id = new.authority_id
    and a.regie_id = new.regie_id
      and a.staff_id = new.staff_id and line.day between a.starts_on and a.ends_on) then
    raise exception 'this agent is not named' using errcode = 'check_violation';
  end if;
  if new.day < line.day
    or exists (select from till_closing c where c.authority_id = new.authority_id
    and c.regie_id = new.regie_id
      and c.staff_id = new.staff_id and c.day >= new.day) then
    raise exception 'this day is closed' using errcode = 'check_violation';
  end if;
  new.year := extract(year from new.day);
  insert into regie_number as n values (new.authority_id, new.regie_id, new.year, 1)
    on conflict (authority_id, regie_id, year) do update set last = n.last + 1 returning n.last
      into new.serial;
  return new;
end $$;
comment on function payment_guard is
  'A payment has its line, a named agent, an open day and the next number; then only its words may go.';
revoke all on function payment_guard from public;
