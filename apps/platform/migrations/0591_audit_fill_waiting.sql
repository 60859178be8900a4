-- Lines of before the table, in a transaction of its own: nobody waits for it, and those written since are there already.
insert into journal_waiting (authority_id, position, entry_id)
  select entry.authority_id, entry.position, entry.id from journal_entry entry
  where not exists (select from journal_leaf leaf where leaf.authority_id = entry.authority_id and leaf.entry_id = entry.id)
  on conflict do nothing;
