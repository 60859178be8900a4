alter table card_application
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, counter_id) references counter (authority_id, id);

alter table card_application_service
  add foreign key (authority_id, application_id) references card_application (authority_id, id),
  add foreign key (provider_id, service_id) references service (authority_id, id);

alter table reader_state
  add foreign key (authority_id, equipment_id) references equipment (authority_id, id) on delete cascade;

alter table card
  add foreign key (authority_id, support_id) references support (authority_id, id) on delete cascade;

alter table card_denied add foreign key (authority_id) references authority;

alter table reader_line add foreign key (authority_id) references authority;

alter table card_transaction add foreign key (authority_id) references authority;

alter table card_making
  add foreign key (authority_id, equipment_id) references equipment (authority_id, id) on delete cascade,
  add foreign key (authority_id, support_id) references support (authority_id, id) on delete cascade;

alter table card_hole add foreign key (authority_id) references authority;

alter table card_service_name
  add foreign key (authority_id, card) references card (authority_id, name) on delete cascade,
  add foreign key (authority_id, service_id) references card_application_service (authority_id, service_id)
    on delete cascade;

alter table card_application_former_service
  add foreign key (authority_id, application_id) references card_application (authority_id, id),
  add foreign key (provider_id, service_id) references service (authority_id, id);
