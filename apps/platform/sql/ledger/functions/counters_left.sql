create or replace function counters_left(p_authority uuid, p_counter uuid, p_account uuid, p_day date)
  returns table (of_day bigint, of_week bigint) language sql stable
begin atomic
  -- What was held counts from the day it was; less what was let go of, posted for less, or given back.
  select b.day_most - spent.of_day, b.week_most - spent.of_week
  from counter_bound b, lateral (
    select coalesce(sum(t.amount - back.amount) filter (where t.day = p_day), 0)::bigint
      as of_day, coalesce(sum(t.amount - back.amount), 0)::bigint as of_week
    from counter_transfer t,
      lateral (select coalesce(sum(case when e.kind = 'post'
      then t.amount - e.amount + (select coalesce(sum(r.amount), 0)
        from counter_transfer r where r.about_id = e.id and r.kind = 'reverse') else e.amount end), 0)
          as amount
      from counter_transfer e where e.about_id = t.id and e.kind in ('post', 'void', 'end', 'reverse')) back
    where t.authority_id = p_authority and t.counter_id = p_counter and t.holder_id = p_account
      and t.kind in ('debit', 'reserve') and t.day between date_trunc('week', p_day)::date and p_day) spent
  where b.authority_id = p_authority and b.counter_id = p_counter and b.account_id = p_account;
end;
comment on function counters_left is
  'What a parent''s bounds leave of an account that day, and that week from Monday: null where they bound '
  'nothing, no row without any.';
-- A service that asks whether an amount may be taken is answered as its debit would be, bounds of parents
-- included: a yes beside a refusal would tell the bound. It reads what row-level security lets the system
-- read.
revoke all on function counters_left from public;
grant execute on function counters_left to ardeco_app;
