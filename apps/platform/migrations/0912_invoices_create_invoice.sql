-- Invoices of what was consumed on counters that are paid afterwards. Each has the next number of its series, given in the transaction that writes it;
-- none is ever rewritten: a credit note, which names its invoice, mends it.
create table invoice_series (
  authority_id uuid not null references authority,
  id uuid not null,
  code text not null constraint a_code_begins_invoices check (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
  name text not null check (length(name) between 1 and 80),
  address text not null check (length(address) <= 300),
  siret text constraint a_siret_has_fourteen_figures check (siret ~ '^[0-9]{14}$'),
  due_days smallint not null check (due_days between 15 and 90),
  help text not null check (length(help) between 1 and 300),
  primary key (authority_id, id),
  constraint one_series_per_code unique (authority_id, code)
);
comment on table invoice_series is 'Who sends invoices, and for which counters: a régie, or the authority. Kept as accounts are. Names nobody.';
comment on column invoice_series.code is 'not personal: begins the numbers of its invoices; never changed.';
comment on column invoice_series.name is 'not personal: who sends the invoice.';
comment on column invoice_series.address is 'not personal: where it is.';
comment on column invoice_series.siret is 'not personal: its number in the register of establishments.';
comment on column invoice_series.help is 'not personal: who helps those who cannot pay, and how to reach them.';

create table invoice_series_counter (
  authority_id uuid not null,
  counter_id uuid not null,
  series_id uuid not null,
  primary key (authority_id, counter_id),
  foreign key (authority_id, counter_id) references counter (authority_id, id),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
comment on table invoice_series_counter is 'The counters that a series invoices: each has one.';

create table invoice_number (
  authority_id uuid not null,
  series_id uuid not null,
  year smallint not null,
  last integer not null,
  last_on date not null,
  primary key (authority_id, series_id, year),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id)
);
comment on table invoice_number is 'The last number of a year, and its day: numbers have no hole and follow the days. Held by who writes, until it is committed.';

create table invoice (
  authority_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  year smallint not null,
  serial integer not null check (serial between 1 and 999999),
  month date constraint a_month_is_its_first_day check (extract(day from month) = 1),
  payer bytea constraint a_payer_is_an_hmac check (octet_length(payer) = 32),
  total_cents bigint not null constraint a_total_is_positive check (total_cents between 1 and 1000000000),
  issued_on date not null,
  due_on date constraint due_after_it_is_issued check (due_on > issued_on),
  about_id uuid,
  content bytea,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  primary key (authority_id, id),
  constraint a_number_is_of_one unique (authority_id, series_id, year, serial),
  constraint an_invoice_is_of_a_month check ((kind = 'invoice') = (month is not null) and (kind = 'invoice') = (due_on is not null)),
  constraint a_credit_note_names_its_invoice check ((kind = 'credit_note') = (about_id is not null)),
  constraint an_invoice_comes_after_its_month check (month is null or issued_on >= month + interval '1 month'),
  foreign key (authority_id, series_id) references invoice_series (authority_id, id),
  foreign key (authority_id, about_id) references invoice (authority_id, id)
);
create unique index one_invoice_a_month on invoice (authority_id, series_id, payer, month) where kind = 'invoice';
create index invoices_of_a_payer on invoice (authority_id, payer);
create index credit_notes_of_an_invoice on invoice (about_id) where about_id is not null;
comment on table invoice is 'Invoices and credit notes: never rewritten, never removed. Ten years at least (Code de commerce, art. L123-22; instruction M57). Names nobody.';
comment on column invoice.serial is 'Given by the database: no hole in a year.';
comment on column invoice.payer is 'An HMAC of who pays, under a key of the series; null once they are erased.';
comment on column invoice.content is 'personal: who pays, and each line with its reason; sealed under a key of the series, null once who pays is erased.';
comment on column invoice.content_hash is 'Of the sealed content: what it said is never changed unseen.';

create table invoice_mark (
  authority_id uuid not null,
  series_id uuid not null,
  mark bytea not null check (octet_length(mark) = 32),
  invoice_id uuid not null,
  primary key (authority_id, series_id, mark),
  foreign key (authority_id, invoice_id) references invoice (authority_id, id)
);
create index marks_of_an_invoice on invoice_mark (invoice_id);
comment on table invoice_mark is 'The lines of counters that were invoiced, or credited, each once for ever: an HMAC of their id under a key of the series, so that a dump joins no invoice with an account.';

create function invoice_line(i invoice) returns text language sql stable
as $$ select concat_ws('|', i.authority_id, i.id, i.series_id, i.kind, i.year, i.serial, coalesce(i.month::text, '-'), i.total_cents, i.issued_on,
    coalesce(i.due_on::text, '-'), coalesce(i.about_id::text, '-'), encode(i.content_hash, 'hex')) $$;
comment on function invoice_line(invoice) is 'What an invoice says whatever becomes of who pays: never changed.';

create function invoice_guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare about invoice;
begin
  if tg_op = 'DELETE' then raise exception 'an invoice is never removed' using errcode = 'check_violation'; end if;
  if tg_op = 'UPDATE' then
    if new.content is not null or new.payer is not null or invoice_line(new) is distinct from invoice_line(old) then
      raise exception 'an invoice is never rewritten' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.payer is null or new.content is null or new.content_hash is distinct from sha256(new.content) then
    raise exception 'an invoice says who pays and what' using errcode = 'check_violation';
  end if;
  if new.kind = 'credit_note' then
    select * into about from invoice i where i.authority_id = new.authority_id and i.id = new.about_id for no key update;
    if not found or about.kind <> 'invoice' or about.series_id <> new.series_id or about.payer is distinct from new.payer then
      raise exception 'a credit note is about an invoice of the same payer' using errcode = 'check_violation';
    end if;
    if new.total_cents + (select coalesce(sum(c.total_cents), 0) from invoice c where c.about_id = about.id) > about.total_cents then
      raise exception 'no more is given back than was invoiced' using errcode = 'check_violation';
    end if;
  end if;
  new.year := extract(year from new.issued_on);
  insert into invoice_number as n values (new.authority_id, new.series_id, new.year, 1, new.issued_on)
    on conflict (authority_id, series_id, year) do update set last = n.last + 1, last_on = new.issued_on
      where n.last_on <= new.issued_on returning n.last into new.serial;
  if new.serial is null then raise exception 'numbers follow the days' using errcode = 'check_violation'; end if;
  return new;
end $$;
comment on function invoice_guard() is 'An invoice takes the next number of its year, which follows the days; then only who pays and the words may go. A credit note gives back no more than was invoiced.';
revoke all on function invoice_guard(), invoice_line(invoice) from public;
create trigger invoice_guard before insert or update or delete on invoice for each row execute function invoice_guard();

-- People see the invoices of one payer at a time: the one whose HMAC the use case computed from who may look.
create function ardeco_invoice_payer() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.invoice_payer', true), ''), 'hex');
comment on function ardeco_invoice_payer() is 'The payer whose invoices the acting person, or agent, looks at.';

alter table invoice_series enable row level security;
alter table invoice_series_counter enable row level security;
alter table invoice_number enable row level security;
alter table invoice enable row level security;
alter table invoice_mark enable row level security;
create policy who_works_or_lives_here_reads on invoice_series for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on invoice_series for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
create policy who_works_or_lives_here_reads on invoice_series_counter for select
  using (authority_id = ardeco_authority() and ardeco_actor_kind() in ('person', 'staff', 'system'));
create policy administrators_set on invoice_series_counter for insert
  with check (authority_id = ardeco_authority() and ardeco_has_role('authority_administrator'));
-- Only the guard of invoices counts.
create policy the_system_reads on invoice_number for select using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy only_the_system_issues on invoice for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
create policy auditors_read on invoice for select using (authority_id = ardeco_authority() and ardeco_has_role('auditor'));
create policy one_payer_at_a_time on invoice for select
  using (authority_id = ardeco_authority() and payer = ardeco_invoice_payer()
    and (ardeco_actor_kind() = 'person' or ardeco_has_role('reception', 'validator', 'data_protection_officer')));
create policy only_the_system_marks on invoice_mark for all using (authority_id = ardeco_authority() and ardeco_actor_kind() = 'system');
grant select, insert on invoice_series, invoice_series_counter, invoice, invoice_mark to ardeco_app;
grant update (payer, content) on invoice to ardeco_app;
grant select on invoice_number to ardeco_app;
