create or replace function till_closing_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare lines text; chain regie;
begin
  if tg_op <> 'INSERT' then raise exception 'a closing is never rewritten' using errcode = 'check_violation';
    end if;
  if new.staff_id is distinct from ardeco_actor() or new.authority_id is distinct from ardeco_authority() then
    raise exception 'each closes their own till' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from regie r where r.authority_id = new.authority_id and r.id = new.regie_id
    for no key update;
  select coalesce(max(c.day) + 1, new.from_day) into new.from_day from till_closing c
    where c.authority_id = new.authority_id and c.regie_id = new.regie_id and c.staff_id = new.staff_id;
  if new.from_day > new.day then raise exception 'this day is closed' using errcode = 'check_violation';
    end if;
  select min(p.day) into new.from_day
    from (select new.from_day as day union all select q.day from payment q
    where q.authority_id = new.authority_id
      and q.regie_id = new.regie_id and q.staff_id = new.staff_id and not exists (select from till_closing c
        where c.authority_id = q.authority_id and c.regie_id = q.regie_id and c.staff_id = q.staff_id
          and c.day >= q.day)) p;
  select coalesce(sum(case when p.kind = 'topup' then p.amount else -p.amount
    end) filter (where p.means = 'cash'), 0),
      coalesce(sum(case when p.kind = 'topup' then p.amount else -p.amount
        end) filter (where p.means = 'cheque'), 0),
      coalesce(sum(case when p.kind = 'topup' then 1 else -1 end) filter (where p.means = 'cheque'), 0),
      count(*), coalesce(string_agg(payment_line(p), E'\n' order by p.year, p.serial), '')
    into new.cash_ledger, new.cheque_ledger, new.cheque_number, new.payments, lines
    from payment p where p.authority_id = new.authority_id and p.regie_id = new.regie_id
      and p.staff_id = new.staff_id
      and p.day between new.from_day and new.day;
  new.difference := new.cash_counted - new.cash_ledger;
  new.number := chain.closings + 1;
  new.previous := chain.head;
  new.seal := sha256(convert_to(concat_ws('|', 'ardeco.payments.v1', new.authority_id, new.regie_id,
    new.staff_id, new.id, new.number,
      encode(new.previous, 'hex'), to_char(new.from_day, 'YYYY-MM-DD'), to_char(new.day, 'YYYY-MM-DD'),
        new.cash_ledger, new.cash_counted,
      new.cheque_ledger, new.cheque_number, new.cheque_counted, new.payments,
        encode(sha256(convert_to(new.reason, 'UTF8')), 'hex'))
    || E'\n' || lines, 'UTF8'));
  update regie r set closings = new.number, head = new.seal where r.authority_id = new.authority_id
    and r.id = new.regie_id;
  return new;
end $$;
comment on function till_closing_guard is
  'An agent closes their own till; what the ledger says, the number and the seal come from here.';
revoke all on function till_closing_guard from public;
