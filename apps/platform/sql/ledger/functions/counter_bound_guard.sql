create or replace function counter_bound_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not exists (select from counter c join counter_account a on a.authority_id = c.authority_id
    and a.counter_id = c.id
      where c.authority_id = new.authority_id and c.id = new.counter_id and a.id = new.account_id
        and c.parents_bound and a.kind = 'holder') then
    raise exception 'this counter is bounded by nobody' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function counter_bound_guard is
  'A bound is of somebody''s account, of a counter that the town lets parents bound.';
revoke all on function counter_bound_guard from public;
