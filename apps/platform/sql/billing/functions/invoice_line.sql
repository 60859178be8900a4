-- The body is a string: see counters_line.
create or replace function invoice_line(i invoice) returns text language sql stable
as $$ select concat_ws('|', i.authority_id, i.id, i.series_id, i.kind, i.year, i.serial,
  coalesce(i.month::text, '-'), i.total_cents, i.issued_on,
    coalesce(i.due_on::text, '-'), coalesce(i.about_id::text, '-'), encode(i.content_hash, 'hex')) $$;
comment on function invoice_line is 'What an invoice says whatever becomes of who pays: never changed.';
revoke all on function invoice_line from public;
