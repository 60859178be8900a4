create trigger a_line_waits after insert on journal_entry for each row execute function journal_line_waits();

create trigger a_tile_only_grows before update on journal_tile for each row
  execute function journal_tile_only_grows();
