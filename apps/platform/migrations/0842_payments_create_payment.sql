create table payment (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  staff_id uuid,
  counter_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('topup', 'refund')),
  means text not null check (means in ('cash', 'cheque', 'online')),
  amount bigint not null constraint a_payment_is_positive check (amount between 1 and 100000000),
  credited bigint not null check (credited > 0),
  day date not null,
  year smallint not null,
  serial integer not null check (serial > 0),
  transfer_id uuid not null,
  about_id uuid,
  words bytea,
  primary key (authority_id, id),
  constraint a_receipt_has_its_number unique (authority_id, regie_id, year, serial),
  constraint one_payment_a_transfer unique (authority_id, transfer_id),
  constraint money_at_a_desk_is_in_a_till check ((means = 'online') = (staff_id is null)),
  constraint a_refund_is_of_a_payment check ((kind = 'refund') = (about_id is not null)),
  foreign key (authority_id, regie_id) references regie (authority_id, id),
  foreign key (authority_id, counter_id, account_id) references counter_account (authority_id, counter_id, id),
  foreign key (authority_id, transfer_id) references counter_transfer (authority_id, id)
);
create index payments_of_a_till on payment (authority_id, regie_id, staff_id, day);
create index payments_of_an_account on payment (authority_id, account_id);
create index payments_about_another on payment (about_id) where about_id is not null;
comment on table payment is 'Money taken or given back, with its receipt and its line in the ledger. Never rewritten, never removed: ten years at least (Code de commerce, art. L123-22).';
comment on column payment.staff_id is 'Whose till; null when paid online.';
comment on column payment.amount is 'In cents; credited is in the unit of the counter.';
comment on column payment.day is 'The day to which it belongs: tomorrow once the till of today is closed. No instant in clear.';
comment on column payment.serial is 'Given by the database: no hole in a year.';
comment on column payment.words is 'personal: who paid, for whom, the cheque, the reason; sealed under a key of the régie, null once whom it was for is erased.';

create table till_closing (
  authority_id uuid not null,
  id uuid not null,
  regie_id uuid not null,
  staff_id uuid not null,
  from_day date not null,
  day date not null,
  number integer not null,
  cash_ledger bigint not null,
  cash_counted bigint not null check (cash_counted between 0 and 1000000000),
  difference bigint not null constraint a_difference_adds_up check (difference = cash_counted - cash_ledger),
  cheque_ledger bigint not null,
  cheque_number integer not null,
  cheque_counted integer not null check (cheque_counted between 0 and 10000),
  reason text not null check (length(reason) <= 300),
  payments integer not null,
  previous bytea not null,
  seal bytea not null check (octet_length(seal) = 32),
  primary key (authority_id, id),
  constraint a_day_is_closed_once unique (authority_id, regie_id, staff_id, day),
  constraint closings_have_no_hole unique (authority_id, regie_id, number),
  constraint a_difference_is_explained check (reason <> '' or (cash_counted = cash_ledger and cheque_counted = cheque_number)),
  foreign key (authority_id, regie_id) references regie (authority_id, id)
);
comment on table till_closing is 'What an agent counted, against what the ledger says, day by day. Never rewritten; each is sealed to the one before. Ten years at least.';
comment on column till_closing.from_day is 'The first day that it covers: after the closing before.';
comment on column till_closing.cash_ledger is 'Computed by the database, like everything that is not counted.';
comment on column till_closing.reason is 'not personal: why what was counted differs, in the words of the agent.';

create function payment_line(p payment) returns text language sql stable
as $$ select concat_ws('|', p.id, p.regie_id, coalesce(p.staff_id::text, '-'), p.counter_id, p.account_id, p.kind, p.means, p.amount, p.credited,
    to_char(p.day, 'YYYY-MM-DD'), p.year, p.serial, p.transfer_id, coalesce(p.about_id::text, '-')) $$;
comment on function payment_line(payment) is 'A payment as the seal of its closing reads it. What it says is never changed.';

create function payment_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare line counter_transfer;
begin
  if tg_op = 'DELETE' then raise exception 'a payment is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'UPDATE' then
    if new.words is not null or payment_line(new) is distinct from payment_line(old) or new.authority_id <> old.authority_id then
      raise exception 'a payment is never rewritten' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  perform from regie r where r.authority_id = new.authority_id and r.id = new.regie_id for no key update;
  select * into line from counter_transfer t where t.authority_id = new.authority_id and t.id = new.transfer_id;
  if not found or (line.holder_id, line.counter_id, line.amount, line.kind) is distinct from
      (new.account_id, new.counter_id, new.credited, case when new.kind = 'topup' then 'credit' else 'reverse' end) then
    raise exception 'a payment is a line of the ledger' using errcode = 'check_violation';
  end if;
  if not exists (select from regie_counter c where c.authority_id = new.authority_id and c.counter_id = new.counter_id and c.regie_id = new.regie_id) then
    raise exception 'this counter is of another régie' using errcode = 'check_violation';
  end if;
  if new.staff_id is not null and not exists (select from regie_agent a where a.authority_id = new.authority_id and a.regie_id = new.regie_id
      and a.staff_id = new.staff_id and line.day between a.starts_on and a.ends_on) then
    raise exception 'this agent is not named' using errcode = 'check_violation';
  end if;
  if new.day < line.day or exists (select from till_closing c where c.authority_id = new.authority_id and c.regie_id = new.regie_id
      and c.staff_id = new.staff_id and c.day >= new.day) then
    raise exception 'this day is closed' using errcode = 'check_violation';
  end if;
  new.year := extract(year from new.day);
  insert into regie_number as n values (new.authority_id, new.regie_id, new.year, 1)
    on conflict (authority_id, regie_id, year) do update set last = n.last + 1 returning n.last into new.serial;
  return new;
end $$;
comment on function payment_guard() is 'A payment has its line, a named agent, an open day and the next number; then only its words may go.';
revoke all on function payment_guard() from public;
create trigger payment_guard before insert or update or delete on payment for each row execute function payment_guard();

create function till_closing_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare lines text; chain regie;
begin
  if tg_op <> 'INSERT' then raise exception 'a closing is never rewritten' using errcode = 'check_violation'; end if;
  if new.staff_id is distinct from ardeco_actor() or new.authority_id is distinct from ardeco_authority() then
    raise exception 'each closes their own till' using errcode = 'insufficient_privilege';
  end if;
  select * into chain from regie r where r.authority_id = new.authority_id and r.id = new.regie_id for no key update;
  select coalesce(max(c.day) + 1, new.from_day) into new.from_day from till_closing c
    where c.authority_id = new.authority_id and c.regie_id = new.regie_id and c.staff_id = new.staff_id;
  if new.from_day > new.day then raise exception 'this day is closed' using errcode = 'check_violation'; end if;
  select min(p.day) into new.from_day from (select new.from_day as day union all select q.day from payment q where q.authority_id = new.authority_id
      and q.regie_id = new.regie_id and q.staff_id = new.staff_id and not exists (select from till_closing c
        where c.authority_id = q.authority_id and c.regie_id = q.regie_id and c.staff_id = q.staff_id and c.day >= q.day)) p;
  select coalesce(sum(case when p.kind = 'topup' then p.amount else -p.amount end) filter (where p.means = 'cash'), 0),
      coalesce(sum(case when p.kind = 'topup' then p.amount else -p.amount end) filter (where p.means = 'cheque'), 0),
      coalesce(sum(case when p.kind = 'topup' then 1 else -1 end) filter (where p.means = 'cheque'), 0),
      count(*), coalesce(string_agg(payment_line(p), E'\n' order by p.year, p.serial), '')
    into new.cash_ledger, new.cheque_ledger, new.cheque_number, new.payments, lines
    from payment p where p.authority_id = new.authority_id and p.regie_id = new.regie_id and p.staff_id = new.staff_id
      and p.day between new.from_day and new.day;
  new.difference := new.cash_counted - new.cash_ledger;
  new.number := chain.closings + 1;
  new.previous := chain.head;
  new.seal := sha256(convert_to(concat_ws('|', 'ardeco.payments.v1', new.authority_id, new.regie_id, new.staff_id, new.id, new.number,
      encode(new.previous, 'hex'), to_char(new.from_day, 'YYYY-MM-DD'), to_char(new.day, 'YYYY-MM-DD'), new.cash_ledger, new.cash_counted,
      new.cheque_ledger, new.cheque_number, new.cheque_counted, new.payments, encode(sha256(convert_to(new.reason, 'UTF8')), 'hex'))
    || E'\n' || lines, 'UTF8'));
  update regie r set closings = new.number, head = new.seal where r.authority_id = new.authority_id and r.id = new.regie_id;
  return new;
end $$;
comment on function till_closing_guard() is 'An agent closes their own till; what the ledger says, the number and the seal come from here.';
revoke all on function till_closing_guard() from public;
create trigger till_closing_guard before insert or update or delete on till_closing for each row execute function till_closing_guard();

alter table payment enable row level security;
alter table till_closing enable row level security;
create policy only_the_system_takes on payment for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on payment for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_account_at_a_time on payment for select
  using (authority_id = ardeco_authority() and account_id = ardeco_counter_account()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy who_counts_reads on till_closing for select
  using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or staff_id = ardeco_actor()
    or ardeco_has_role('auditor', 'authority_administrator')));
create policy each_closes_their_own on till_closing for insert
  with check (authority_id = ardeco_authority() and ardeco_actor_kind() = 'staff' and staff_id = ardeco_actor());
grant select, insert on payment, till_closing to ardeco_app;
grant update (words) on payment to ardeco_app;
