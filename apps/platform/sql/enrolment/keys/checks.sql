alter table document_check
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table check_policy add foreign key (authority_id) references authority;

alter table saving_before_look add foreign key (authority_id) references authority;
