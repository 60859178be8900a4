create trigger its_key_goes after delete on account_link for each row
  when (old.key_id is not null) execute function ardeco_link_went();
create trigger its_key_goes_with_its_words after update of key_id on account_link for each row
  when (old.key_id is not null and new.key_id is distinct from old.key_id)
    execute function ardeco_link_went();
