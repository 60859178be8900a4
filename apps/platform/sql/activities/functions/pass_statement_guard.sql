create or replace function pass_statement_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare counted integer; summed bigint;
begin
  if tg_op <> 'INSERT' then raise exception 'a statement is never rewritten'
    using errcode = 'check_violation'; end if;
  select count(*), coalesce(sum(u.amount_cents), 0) into counted, summed from pass_use u
    where u.authority_id = new.authority_id and u.statement_id = new.id;
  if counted <> new.uses or summed <> new.total_cents then
    raise exception 'a statement adds up' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function pass_statement_guard is
  'A statement is the sum of its uses when its transaction ends, and is never rewritten.';
revoke all on function pass_statement_guard from public;
