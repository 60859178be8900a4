-- Money pays first what it was brought for (Code civil, art. 1342-10, al. 1): a debit its invoice, a payment the invoices of who pays it. What was brought before this table says
-- nothing, and pays the oldest of the account, as it did.
create table invoice_brought (
  authority_id uuid not null,
  series_id uuid not null,
  mark bytea not null constraint what_brought_it_is_an_hmac check (octet_length(mark) = 32),
  account bytea not null constraint the_account_credited_is_an_hmac check (octet_length(account) = 32),
  payer bytea constraint who_it_was_brought_for_is_an_hmac check (octet_length(payer) = 32),
  content bytea not null,
  primary key (authority_id, series_id, mark),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
create index brought_into_an_account on invoice_brought (series_id, account);
create index brought_for_a_payer on invoice_brought (payer) where payer is not null;
comment on table invoice_brought is 'What money that came into an account was brought for: an invoice, or the invoices of one payer; and what of it was given back. Kept with the invoices that it pays. Names nobody.';
comment on column invoice_brought.mark is 'An HMAC of the line of the counter, under a key of the series: a dump joins none with an account.';
comment on column invoice_brought.account is 'An HMAC of the account, under a key of the series.';
comment on column invoice_brought.payer is 'An HMAC of whose invoices it pays, under a key of the series; null where it pays one invoice, and once they are erased.';
comment on column invoice_brought.content is 'personal: how much, and of which invoice where it is of one; sealed under a key of the series. Below zero, what was given back.';

create function invoice_brought_guard() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.payer is null
      and (new.authority_id, new.series_id, new.mark, new.account, new.content)
        is not distinct from (old.authority_id, old.series_id, old.mark, old.account, old.content) then
    return new;
  end if;
  if tg_op = 'DELETE' and old.payer is not null and not exists (
      select 1 from invoice i join invoice_account a on a.authority_id = i.authority_id and a.invoice_id = i.id
      where i.authority_id = old.authority_id and i.series_id = old.series_id and i.payer = old.payer and a.account = old.account) then
    return old;
  end if;
  raise exception 'what money was brought for is never rewritten' using errcode = 'check_violation';
end $$;
comment on function invoice_brought_guard() is 'Who it was brought for may go, once they are erased; the row, where they were invoiced nothing of this account.';
revoke all on function invoice_brought_guard() from public;
create trigger invoice_brought_guard before update or delete on invoice_brought for each row execute function invoice_brought_guard();

alter table invoice_brought enable row level security;
create policy only_the_system_notes on invoice_brought for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert, delete on invoice_brought to ardeco_app;
grant update (payer) on invoice_brought to ardeco_app;
