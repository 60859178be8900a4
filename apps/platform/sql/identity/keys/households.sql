alter table representation
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, representative_id) references person (authority_id, id),
  add foreign key (authority_id, represented_id) references person (authority_id, id);

alter table household add foreign key (authority_id) references authority;

alter table household_member
  add foreign key (authority_id, household_id) references household (authority_id, id),
  add foreign key (authority_id, person_id) references person (authority_id, id);

alter table handover add foreign key (authority_id) references authority;
