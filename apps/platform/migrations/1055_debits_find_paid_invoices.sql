-- An invoice that a debit has paid is not taken again: asked for each mandate of a collection, among the debits of all years.
-- lock: built in a second or two for half a million debits, one an invoice; whoever takes or counts one waits
create index paid_debits_of_an_invoice on direct_debit (authority_id, invoice_id) where state = 'paid';
