-- Beside payment_guard, which has the days of a naming and not that it was ended.
create or replace function payment_by_who_stays() returns trigger language plpgsql set search_path = public,
  pg_temp as $$
begin
  if new.staff_id is not null
    and not exists (select from regie_agent a, counter_transfer t where a.authority_id = new.authority_id
      and a.regie_id = new.regie_id and a.staff_id = new.staff_id and a.ended_by is null
      and t.authority_id = new.authority_id and t.id = new.transfer_id and t.day between a.starts_on
        and a.ends_on) then
    raise exception 'this agent is not named' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function payment_by_who_stays is
  'Whose naming was ended takes no money, even on the day it ended.';
