-- What may be reminded of today is found by its date, not by looking at everybody invoiced in a year.
-- lock: built in a second or two for half a million invoices; none is sent during an upgrade
create index invoices_by_due_day on invoice (authority_id, series_id, due_on) where kind = 'invoice';
