alter table campaign
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, service_id) references service (authority_id, id);
