-- A first account that waits was made to serve by one update: who gave it forgotten, or the yes signed in
-- somebody else's name. Who gives and who agrees do so in person, and who gave it is never forgotten.
create or replace function direct_debit_creditor_guard() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.set_by is null or new.agreed_by is not null then
      raise exception 'a first account begins by waiting' using errcode = 'check_violation';
    end if;
    if new.set_by is distinct from ardeco_actor() then
      raise exception 'who gives an account does so in person' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.set_by is not null and old.agreed_by is null then
    if new.set_by is null then
      raise exception 'who gave a first account is never forgotten' using errcode = 'check_violation';
    end if;
    if new.agreed_by is not null then
      if (new.regie_id, new.name, new.ics, new.iban, new.notice_days, new.set_by, new.mended_by)
          is distinct from (old.regie_id, old.name, old.ics, old.iban, old.notice_days, old.set_by,
            old.mended_by) then
        raise exception 'what is agreed is what was read' using errcode = 'check_violation';
      end if;
      -- Two that count for one are told so by the trigger of two agents.
      if new.agreed_by is distinct from ardeco_actor() then
        raise exception 'who agrees does so in person' using errcode = 'check_violation';
      end if;
    elsif (new.regie_id, new.name, new.ics, new.iban, new.notice_days, new.set_by, new.mended_by)
        is distinct from (old.regie_id, old.name, old.ics, old.iban, old.notice_days, old.set_by,
          old.mended_by) then
      if ardeco_has_role('authority_administrator') is not true or new.mended_by is distinct
        from ardeco_actor()
          or new.set_by is distinct
            from (case when new.iban = old.iban then old.set_by else ardeco_actor() end) then
        raise exception 'who gives an account does so in person' using errcode = 'check_violation';
      end if;
    end if;
    return new;
  end if;
  if (new.set_by, new.agreed_by, new.mended_by) is distinct from (old.set_by, old.agreed_by, old.mended_by)
    then
    raise exception 'who gave an account, and who agreed, are said once' using errcode = 'check_violation';
  end if;
  if (new.regie_id, new.ics, new.iban) is not distinct from (old.regie_id, old.ics, old.iban)
    and new.notice_days >= old.notice_days then
    return new;
  end if;
  if not exists (select from direct_debit_creditor_change c
      where c.authority_id = new.authority_id and c.series_id = new.series_id and c.state = 'waiting'
        and (c.regie_id, c.name, c.ics, c.iban, c.notice_days) = (new.regie_id, new.name, new.ics, new.iban,
          new.notice_days)
        and (c.seen_by is not null or c.serves_on <= ardeco_today())) then
    raise exception 'where money goes is changed by two' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_creditor_guard is
  'A first account is given, and agreed on, in person by two, whoever mends its name meanwhile; another '
  'account, identifier, régie or a shorter notice needs a change that one saw, or that waited fourteen '
  'days.';
revoke all on function direct_debit_creditor_guard from public;
