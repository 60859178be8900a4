alter table possible_duplicate
  add foreign key (authority_id, one_id) references person (authority_id, id),
  add foreign key (authority_id, other_id) references person (authority_id, id);
