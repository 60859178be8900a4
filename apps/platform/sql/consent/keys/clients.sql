alter table client
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, service_id) references service (authority_id, id);

alter table delivery
  add foreign key (provider_id) references authority,
  add foreign key (holder_id) references authority,
  add foreign key (provider_id, client_id) references client (authority_id, id);
