alter table contact
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id),
  add foreign key (authority_id, desk_id) references desk (authority_id, id);
