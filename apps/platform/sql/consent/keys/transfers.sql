alter table transfer
  add constraint exchange_authority_id_fkey foreign key (authority_id) references authority,
  add constraint exchange_authority_id_service_id_fkey foreign key (authority_id, service_id)
    references service (authority_id, id),
  add constraint exchange_authority_id_client_id_fkey foreign key (authority_id, client_id)
    references client (authority_id, id);

alter table transfer_file
  add constraint exchange_file_authority_id_fkey foreign key (authority_id) references authority,
  add constraint exchange_file_authority_id_service_id_fkey foreign key (authority_id, service_id)
    references transfer (authority_id, service_id);

alter table transfer_line
  add constraint exchange_line_authority_id_fkey foreign key (authority_id) references authority,
  add constraint exchange_line_authority_id_file_id_fkey foreign key (authority_id, file_id)
    references transfer_file (authority_id, id) on delete cascade;

alter table transfer_receipt
  add constraint exchange_receipt_authority_id_fkey foreign key (authority_id) references authority,
  add constraint exchange_receipt_authority_id_service_id_fkey foreign key (authority_id, service_id)
    references transfer (authority_id, service_id);

alter table transfer_place
  add constraint exchange_place_authority_id_service_id_fkey foreign key (authority_id, service_id)
    references transfer (authority_id, service_id);
