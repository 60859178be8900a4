alter table establishment add foreign key (authority_id) references authority;

alter table person_file
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, establishment_id) references establishment (authority_id, id);

alter table person_file_part
  add foreign key (authority_id, file_id) references person_file (authority_id, id) on delete cascade;

alter table person_file_problem
  add foreign key (authority_id, file_id) references person_file (authority_id, id) on delete cascade;

alter table source_record
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, establishment_id) references establishment (authority_id, id),
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table record_merge
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_person) references person (authority_id, id);

alter table record_apart
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_person) references person (authority_id, id);

alter table record_proposal
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, left_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_source) references source_record (authority_id, id) on delete cascade,
  add foreign key (authority_id, right_person) references person (authority_id, id);

alter table record_comparison add foreign key (authority_id) references authority;

alter table record_rule_run add foreign key (authority_id) references authority;
