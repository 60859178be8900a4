alter table coupling
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, tariff_id) references tariff (authority_id, id);

alter table coupling_service
  add foreign key (authority_id, coupling_id) references coupling (authority_id, id),
  add foreign key (authority_id, service_id) references service (authority_id, id);

alter table coupling_agreement
  add foreign key (authority_id, coupling_id) references coupling (authority_id, id);
