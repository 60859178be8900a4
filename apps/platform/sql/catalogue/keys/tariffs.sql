alter table tariff
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, service_id) references service (authority_id, id);

alter table tariff_version add foreign key (authority_id, tariff_id) references tariff (authority_id, id);
