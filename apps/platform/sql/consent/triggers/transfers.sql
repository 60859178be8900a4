create trigger its_key_goes after delete on transfer_file for each row execute function ardeco_row_went();
create trigger its_key_goes_with_its_bytes after update of content_sealed on transfer_file for each row
  when (new.content_sealed is null and old.content_sealed is not null) execute function ardeco_row_went();

create trigger its_key_goes after delete on transfer_receipt for each row execute function ardeco_row_went();
