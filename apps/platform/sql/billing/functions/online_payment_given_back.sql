create or replace function online_payment_given_back() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if old.given_back_on is not null then
    raise exception 'what was given back stays given back' using errcode = 'check_violation';
  end if;
  if not exists (select from regie_agent a where a.authority_id = new.authority_id
    and a.regie_id = new.regie_id and a.staff_id = new.given_back_by
      and a.part = 'regisseur' and a.ended_by is null and new.given_back_on between a.starts_on and a.ends_on)
        or new.given_back_on <> ardeco_today() then
    raise exception 'the régisseur of the day says it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function online_payment_given_back is 'Said once, on the day, by the régisseur of that day.';
revoke all on function online_payment_given_back from public;
