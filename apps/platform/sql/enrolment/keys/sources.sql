alter table source_habilitation add foreign key (authority_id) references authority;

alter table source_question
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table source_wish
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table source_refresh add foreign key (authority_id) references authority;

alter table source_correspondent add foreign key (authority_id) references authority;

alter table source_file
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, refresh_id) references source_refresh (authority_id, id);

alter table source_file_problem
  add foreign key (authority_id, file_id) references source_file (authority_id, id) on delete cascade;
