alter table restriction
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);
