create or replace function till_closing_by_who_was_named() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not exists (select from regie_agent a where a.authority_id = new.authority_id
    and a.regie_id = new.regie_id and a.staff_id = new.staff_id) then
    raise exception 'this agent was never named' using errcode = 'check_violation';
  end if;
  if new.day <> ardeco_today() then
    raise exception 'a till is closed on its day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function till_closing_by_who_was_named is
  'Who was named once closes their till, on the day itself.';
revoke all on function till_closing_by_who_was_named from public;
