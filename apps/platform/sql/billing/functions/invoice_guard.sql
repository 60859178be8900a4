-- A row that is not written takes no number: "on conflict do nothing" ran the trigger, which gave one. And an
-- invoice is of today: one dated in advance kept every other from being sent.
create or replace function invoice_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare about invoice;
begin
  if tg_op = 'DELETE' then raise exception 'an invoice is never removed' using errcode = 'check_violation';
    end if;
  if tg_op = 'UPDATE' then
    if new.content is not null or new.payer is not null or invoice_line(new) is distinct
      from invoice_line(old) then
      raise exception 'an invoice is never rewritten' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.payer is null or new.content is null or new.content_hash is distinct from sha256(new.content) then
    raise exception 'an invoice says who pays and what' using errcode = 'check_violation';
  end if;
  if new.issued_on <> ardeco_today() then
    raise exception 'an invoice is of today' using errcode = 'check_violation';
  end if;
  if new.kind = 'credit_note' then
    select * into about from invoice i where i.authority_id = new.authority_id and i.id = new.about_id
      for no key update;
    if not found or about.kind <> 'invoice' or about.series_id <> new.series_id or about.payer is distinct
      from new.payer then
      raise exception 'a credit note is about an invoice of the same payer' using errcode = 'check_violation';
    end if;
    if new.total_cents + (select coalesce(sum(c.total_cents), 0) from invoice c
      where c.about_id = about.id) > about.total_cents then
      raise exception 'no more is given back than was invoiced' using errcode = 'check_violation';
    end if;
  end if;
  new.year := extract(year from new.issued_on);
  insert into invoice_number as n values (new.authority_id, new.series_id, new.year, 1, new.issued_on)
    on conflict (authority_id, series_id, year) do update set last = n.last + 1, last_on = new.issued_on
      where n.last_on <= new.issued_on returning n.last into new.serial;
  if new.serial is null then raise exception 'numbers follow the days' using errcode = 'check_violation';
    end if;
  -- Whoever writes holds the number until they commit: what is there now is all that there is.
  if exists (select from invoice i where i.authority_id = new.authority_id and (i.id = new.id
      or new.kind = 'invoice' and i.kind = 'invoice' and i.series_id = new.series_id and i.payer = new.payer
        and i.month = new.month)) then
    raise exception 'an invoice is written once' using errcode = 'unique_violation';
  end if;
  return new;
end $$;
comment on function invoice_guard is
  'An invoice takes the next number of its year, which follows the days; then only who pays and the words '
  'may go. A credit note gives back no more than was invoiced.';
revoke all on function invoice_guard from public;
