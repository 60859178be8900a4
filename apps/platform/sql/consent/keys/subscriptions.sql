alter table subscription
  add foreign key (provider_id) references authority,
  add foreign key (holder_id) references authority,
  add foreign key (provider_id, service_id) references service (authority_id, id);
