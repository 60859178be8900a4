create or replace function direct_debit_guard() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare asked direct_debit_collection; mandate direct_debit_mandate; billed invoice;
begin
  if tg_op = 'DELETE' then raise exception 'a debit is never removed' using errcode = 'check_violation';
    end if;
  if tg_op = 'INSERT' then
    select * into asked from direct_debit_collection c where c.authority_id = new.authority_id
      and c.id = new.collection_id;
    select * into mandate from direct_debit_mandate m where m.authority_id = new.authority_id
      and m.id = new.mandate_id;
    select * into billed from invoice i where i.authority_id = new.authority_id and i.id = new.invoice_id
      for no key update;
    if new.state <> 'prepared' or asked.state <> 'prepared' or mandate.state <> 'active'
      or billed.kind <> 'invoice'
        or mandate.series_id <> asked.series_id or billed.series_id <> asked.series_id then
      raise exception 'a debit is of an invoice of its series, under a mandate'
        using errcode = 'check_violation';
    end if;
    if new.amount_cents > billed.total_cents - (select coalesce(sum(c.total_cents), 0) from invoice c
        where c.authority_id = new.authority_id and c.about_id = billed.id) then
      raise exception 'no more is taken than was invoiced' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.authority_id, new.id, new.collection_id, new.mandate_id, new.invoice_id)
      is distinct from (old.authority_id, old.id, old.collection_id, old.mandate_id, old.invoice_id)
      or new.amount_cents > old.amount_cents
        or (new.amount_cents <> old.amount_cents and old.state <> 'prepared')
      or (old.sequence is not null and (new.sequence, new.rank) is distinct from (old.sequence, old.rank))
      or (new.content is not null and new.content is distinct from old.content and old.state <> 'prepared')
        then
    raise exception 'a debit is never rewritten' using errcode = 'check_violation';
  end if;
  if new.state <> old.state
    and (old.state, new.state) not in (('prepared', 'left_out'), ('prepared', 'sent'), ('sent', 'paid'),
      ('sent', 'rejected'), ('paid', 'returned')) then
    raise exception 'a debit goes one way' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function direct_debit_guard is
  'A debit is of an invoice, under a mandate of its series, never beyond what was invoiced; then it goes '
  'one way.';
revoke all on function direct_debit_guard from public;
