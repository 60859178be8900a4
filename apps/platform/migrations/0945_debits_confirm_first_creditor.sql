-- The first account of a series is no more one person's word than the next: whoever gave it is known, and somebody else says yes before anybody signs.
-- lock: one a series
alter table direct_debit_creditor
  add column set_by uuid,
  add column agreed_by uuid,
  add constraint what_is_agreed_was_set check (agreed_by is null or set_by is not null);
comment on column direct_debit_creditor.set_by is 'The administrator who gave the first account; null where it serves since before this was kept.';
comment on column direct_debit_creditor.agreed_by is 'Who compared it with the bank''s own paper: another administrator, or the régisseur. Null: nobody signs a mandate yet.';
grant update (set_by, agreed_by) on direct_debit_creditor to ardeco_app;
create trigger two_agents before insert or update of agreed_by on direct_debit_creditor
  for each row when (new.agreed_by is not null) execute function two_agents('set_by', 'agreed_by');

create or replace function direct_debit_creditor_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.set_by is null or new.agreed_by is not null then
      raise exception 'a first account begins by waiting' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.set_by is not null and old.agreed_by is null then
    if new.agreed_by is not null and (new.regie_id, new.name, new.ics, new.iban, new.notice_days, new.set_by)
        is distinct from (old.regie_id, old.name, old.ics, old.iban, old.notice_days, old.set_by) then
      raise exception 'what is agreed is what was read' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.set_by, new.agreed_by) is distinct from (old.set_by, old.agreed_by) then
    raise exception 'who gave an account, and who agreed, are said once' using errcode = 'check_violation';
  end if;
  if (new.regie_id, new.ics, new.iban) is not distinct from (old.regie_id, old.ics, old.iban) and new.notice_days >= old.notice_days then
    return new;
  end if;
  if not exists (select from direct_debit_creditor_change c
      where c.authority_id = new.authority_id and c.series_id = new.series_id and c.state = 'waiting'
        and (c.regie_id, c.name, c.ics, c.iban, c.notice_days) = (new.regie_id, new.name, new.ics, new.iban, new.notice_days)
        and (c.seen_by is not null or c.serves_on <= ardeco_today())) then
    raise exception 'where money goes is changed by two' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_creditor_guard() is 'A first account waits for a second agent; another account, identifier, régie or a shorter notice needs a change that one saw, or that waited fourteen days.';
drop trigger direct_debit_creditor_guard on direct_debit_creditor;
create trigger direct_debit_creditor_guard before insert or update on direct_debit_creditor for each row execute function direct_debit_creditor_guard();

create function direct_debit_mandate_begins() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from direct_debit_creditor c where c.authority_id = new.authority_id and c.series_id = new.series_id
      and c.set_by is not null and c.agreed_by is null) then
    raise exception 'nobody signs for an account that one person gave' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_mandate_begins() is 'A mandate is signed for an account that two agreed on.';
revoke all on function direct_debit_mandate_begins() from public;
create trigger direct_debit_mandate_begins before insert on direct_debit_mandate for each row execute function direct_debit_mandate_begins();
