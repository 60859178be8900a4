alter table enrolment_file
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id),
  add foreign key (authority_id, contact_id) references person (authority_id, id),
  add foreign key (authority_id, desk_id) references desk (authority_id, id);

alter table enrolment_step
  add foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade;

alter table enrolment_decision
  add foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade;

alter table enrolment_request
  add foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade;

alter table enrolment_document
  add foreign key (authority_id, file_id) references enrolment_file (authority_id, id) on delete cascade;

alter table receipt_counter add foreign key (authority_id) references authority;
