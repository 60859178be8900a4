-- The page of a month, and its file, read the pieces of that month, by their numbers.
-- lock: built in a second or two for half a million invoices; none is sent during an upgrade
create index invoices_of_a_month on invoice (authority_id, series_id, month) where kind = 'invoice';
