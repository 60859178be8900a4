-- A parent bounds what a child's counter may spend in a day or a week, where the town lets that counter be bounded: never one that is paid afterwards,
-- as school meals are, so that no child is refused a meal.
-- lock: a few rows an authority
alter table counter add column parents_bound boolean not null default false;
-- lock: a few rows an authority
alter table counter add constraint what_is_paid_afterwards_is_never_bounded check (not (parents_bound and paid_after));
comment on column counter.parents_bound is 'Whether parents may bound what a child spends there. Never a counter of school meals.';
grant update (parents_bound) on counter to ardeco_app;

create table counter_bound (
  authority_id uuid not null,
  counter_id uuid not null,
  account_id uuid not null,
  day_most bigint check (day_most between 0 and 1000000000000),
  week_most bigint check (week_most between 0 and 1000000000000),
  set_on date not null,
  primary key (authority_id, counter_id, account_id),
  constraint a_bound_bounds_something check (day_most is not null or week_most is not null),
  foreign key (authority_id, counter_id, account_id) references counter_account (authority_id, counter_id, id)
);
comment on table counter_bound is 'The most that an account may spend in a civil day, and in a week from Monday, as a parent said. Says nobody: the journal of the child says it was set.';
comment on column counter_bound.day_most is 'In the unit of the counter; null without a bound of the day.';
comment on column counter_bound.week_most is 'In the unit of the counter; null without a bound of the week.';

-- Under the row of the counter, which has one writer at a time: whatever the order and however many at once. Rows of the same statement are seen, since
-- the function is volatile. A card has paid already: what it proves is written, and counts.
create function counter_bound_holds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare bound counter_bound; of_day bigint; of_week bigint;
begin
  if coalesce(current_setting('ardeco.of_card', true) = 'on', false) then return new; end if;
  select b.* into bound from counter_bound b join counter c on c.authority_id = b.authority_id and c.id = b.counter_id and c.parents_bound
    where b.authority_id = new.authority_id and b.counter_id = new.counter_id and b.account_id = new.holder_id;
  if not found then return new; end if;
  -- What was held counts from the day it was; less what was let go of, posted for less, or given back.
  select coalesce(sum(t.amount - back.amount) filter (where t.day = new.day), 0), coalesce(sum(t.amount - back.amount), 0) into of_day, of_week
    from counter_transfer t, lateral (select coalesce(sum(case when b.kind = 'post' then t.amount - b.amount + (select coalesce(sum(r.amount), 0)
        from counter_transfer r where r.about_id = b.id and r.kind = 'reverse') else b.amount end), 0) as amount
      from counter_transfer b where b.about_id = t.id and b.kind in ('post', 'void', 'end', 'reverse')) back
    where t.authority_id = new.authority_id and t.counter_id = new.counter_id and t.holder_id = new.holder_id
      and t.kind in ('debit', 'reserve') and t.day between date_trunc('week', new.day)::date and new.day;
  if new.amount + of_day > bound.day_most or new.amount + of_week > bound.week_most then
    raise exception 'over the bound that a parent set' using errcode = 'AR001';
  end if;
  return new;
end $$;
comment on function counter_bound_holds() is 'What is taken or held of an account stays within what a parent set for the day and the week.';
create trigger counter_bound_holds before insert on counter_transfer for each row when (new.kind in ('debit', 'reserve')) execute function counter_bound_holds();

create function counter_bound_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from counter c join counter_account a on a.authority_id = c.authority_id and a.counter_id = c.id
      where c.authority_id = new.authority_id and c.id = new.counter_id and a.id = new.account_id and c.parents_bound and a.kind = 'holder') then
    raise exception 'this counter is bounded by nobody' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function counter_bound_guard() is 'A bound is of somebody''s account, of a counter that the town lets parents bound.';
create trigger counter_bound_guard before insert or update on counter_bound for each row execute function counter_bound_guard();
revoke all on function counter_bound_holds(), counter_bound_guard() from public;

alter table counter_bound enable row level security;
create policy only_the_system on counter_bound for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on counter_bound to ardeco_app;
grant update (day_most, week_most, set_on) on counter_bound to ardeco_app;
