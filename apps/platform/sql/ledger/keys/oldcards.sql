alter table old_card
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, counter_id) references counter (authority_id, id),
  add constraint a_card_is_of_a_file foreign key (authority_id, file_id)
    references old_card_file (authority_id, id);

alter table old_card_use add foreign key (authority_id, card_id) references old_card (authority_id, id);

alter table old_card_miss add foreign key (authority_id) references authority;

alter table old_card_file
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, counter_id) references counter (authority_id, id);
