create trigger its_key_goes after delete on person_file for each row execute function ardeco_row_went();
create trigger its_key_goes_once_read after update of state on person_file for each row
  when (new.state = 'done' and old.state <> 'done') execute function ardeco_row_went();

create trigger its_key_goes after delete on source_record for each row execute function ardeco_row_went();
