alter table document
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table loose_blob add foreign key (authority_id) references authority;

alter table document_ticket
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, document_id) references document (authority_id, id) on delete cascade;
