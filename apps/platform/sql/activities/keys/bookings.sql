alter table activity
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, counter_id) references counter (authority_id, id),
  add foreign key (authority_id, service_id) references service (authority_id, id);

alter table activity_session
  add foreign key (authority_id, activity_id) references activity (authority_id, id);

alter table booking
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, session_id) references activity_session (authority_id, id),
  add foreign key (authority_id, person_id) references person (authority_id, id);
