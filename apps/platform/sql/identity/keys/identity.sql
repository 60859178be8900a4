alter table person add foreign key (authority_id) references authority;

alter table element add foreign key (authority_id, person_id) references person (authority_id, id);

alter table candidate add foreign key (authority_id, person_id) references person (authority_id, id);

alter table person_merge
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, one_id) references person (authority_id, id),
  add foreign key (authority_id, other_id) references person (authority_id, id);
