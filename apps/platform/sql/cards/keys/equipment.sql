alter table equipment
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, desk_id) references desk (authority_id, id);
