alter table service
  add foreign key (authority_id) references authority,
  add constraint the_current_version_exists foreign key (authority_id, id, current_version)
    references service_version (authority_id, service_id, version);

alter table service_version add foreign key (authority_id, service_id) references service (authority_id, id);

alter table service_localisation
  add foreign key (authority_id, service_id) references service (authority_id, id),
  add foreign key (model_authority_id, model_id, model_version)
    references service_version (authority_id, service_id, version);
