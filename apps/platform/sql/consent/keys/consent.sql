alter table service_grant
  add foreign key (provider_id) references authority,
  add foreign key (holder_id) references authority,
  add foreign key (provider_id, service_id) references service (authority_id, id);

alter table person_grants
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id);
