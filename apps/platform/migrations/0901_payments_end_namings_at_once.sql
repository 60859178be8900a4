-- An agent sent away in the morning takes no money in the afternoon, and a naming that has not begun may be ended.
alter table regie_agent drop constraint a_naming_has_an_end;
-- lock: a few lines a régie
alter table regie_agent add constraint a_naming_has_an_end check (ends_on >= starts_on or ended_by is not null);
comment on column regie_agent.ends_on is 'The last day; brought forward, never back. Before the first one when it was ended before it began.';
comment on column regie_agent.ended_by is 'Who ended it before its day: from then on it counts for nothing.';

create or replace function regie_agent_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.ends_on > old.ends_on or old.ended_by is not null then
      raise exception 'a naming is ended once, never made longer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.part = 'regisseur' and exists (select from regie_agent a where a.authority_id = new.authority_id and a.regie_id = new.regie_id
      and a.part = 'regisseur' and a.ended_by is null and a.starts_on <= new.ends_on and new.starts_on <= a.ends_on) then
    raise exception 'a régie has one régisseur at a time' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;

-- Beside payment_guard, which has the days of a naming and not that it was ended.
create function payment_by_who_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.staff_id is not null and not exists (select from regie_agent a, counter_transfer t where a.authority_id = new.authority_id
      and a.regie_id = new.regie_id and a.staff_id = new.staff_id and a.ended_by is null
      and t.authority_id = new.authority_id and t.id = new.transfer_id and t.day between a.starts_on and a.ends_on) then
    raise exception 'this agent is not named' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function payment_by_who_stays() is 'Whose naming was ended takes no money, even on the day it ended.';
create trigger payment_by_who_stays before insert on payment for each row execute function payment_by_who_stays();

-- The number of the régie as it was asked: an administrator may change it before the payer is back.
-- lock: payments online began with 0843, in the same version: there are few or none
alter table online_payment add column client_number text check (length(client_number) <= 20);
-- lock: the same few lines
update online_payment p set client_number = o.client_number from regie_online o
  where o.authority_id = p.authority_id and o.regie_id = p.regie_id;
-- lock: the same few lines
alter table online_payment alter column client_number set not null;
comment on column online_payment.client_number is 'not personal: of the régie with the service when it was asked, whatever it becomes.';
