-- What was paid online and credits nothing is given back by the Treasury: the régisseur says so once, and it leaves their list.
-- lock: payments online began with 0843, in the same version: there are few or none
alter table online_payment add column given_back_on date, add column given_back_by uuid,
  add column given_back_reference text check (length(given_back_reference) between 1 and 60),
  add constraint given_back_is_said_whole check ((given_back_on is null) = (given_back_by is null) and (given_back_on is null) = (given_back_reference is null)),
  add constraint only_what_credits_nothing_is_given_back check (given_back_on is null or state in ('held', 'mismatch'));
comment on column online_payment.given_back_reference is 'not personal: of the transfer by which the Treasury gave it back.';
grant update (given_back_on, given_back_by, given_back_reference) on online_payment to ardeco_app;
-- lock: the same few lines
create index online_payments_to_settle on online_payment (authority_id, regie_id, begun_at)
  where state in ('held', 'mismatch') and given_back_on is null;

create function online_payment_given_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.given_back_on is not null then
    raise exception 'what was given back stays given back' using errcode = 'check_violation';
  end if;
  if not exists (select from regie_agent a where a.authority_id = new.authority_id and a.regie_id = new.regie_id and a.staff_id = new.given_back_by
      and a.part = 'regisseur' and a.ended_by is null and new.given_back_on between a.starts_on and a.ends_on) or new.given_back_on <> ardeco_today() then
    raise exception 'the régisseur of the day says it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function online_payment_given_back() is 'Said once, on the day, by the régisseur of that day.';
revoke all on function online_payment_given_back() from public;
create trigger online_payment_given_back before update of given_back_on, given_back_by, given_back_reference on online_payment
  for each row execute function online_payment_given_back();
