-- From 17.12 on, PostgreSQL refuses to add a column with a default to a table whose row is the argument of a function with a
-- body in standard SQL (`return …`, `begin atomic`). The migrations that created these functions now write their bodies as
-- strings. A database that ran the former texts receives the same bodies here.
-- A database between 0742 and 0911 that ran the former texts and whose server is already 17.12 stops at 0911: bring it to this
-- version on 17.11 or earlier, or restore its backup, which runs the present texts.
create or replace function counters_line(t counter_transfer) returns text language sql stable
as $$ select concat_ws('|', t.sequence, t.id, t.kind, t.debit_id, t.credit_id, t.holder_id, t.amount, t.balance, coalesce(t.about_id::text, '-'),
    to_char(t.day, 'YYYY-MM-DD'), encode(t.content_hash, 'hex'), encode(t.words_hash, 'hex')) $$;

create or replace function counters_shows_balance(c counter) returns boolean language sql stable
as $$ select c.services_see or (select count(*) from public.counter_service s where s.authority_id = c.authority_id and s.counter_id = c.id) < 2 $$;

create or replace function payment_line(p payment) returns text language sql stable
as $$ select concat_ws('|', p.id, p.regie_id, coalesce(p.staff_id::text, '-'), p.counter_id, p.account_id, p.kind, p.means, p.amount, p.credited,
    to_char(p.day, 'YYYY-MM-DD'), p.year, p.serial, p.transfer_id, coalesce(p.about_id::text, '-')) $$;

create or replace function invoice_line(i invoice) returns text language sql stable
as $$ select concat_ws('|', i.authority_id, i.id, i.series_id, i.kind, i.year, i.serial, coalesce(i.month::text, '-'), i.total_cents, i.issued_on,
    coalesce(i.due_on::text, '-'), coalesce(i.about_id::text, '-'), encode(i.content_hash, 'hex')) $$;
