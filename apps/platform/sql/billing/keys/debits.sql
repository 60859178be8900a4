alter table direct_debit_creditor
  add foreign key (authority_id, series_id) references invoice_series (authority_id, id),
  add foreign key (authority_id, regie_id) references regie (authority_id, id);

alter table direct_debit_mandate
  add foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id);

alter table direct_debit_collection
  add foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id),
  add constraint a_collection_is_of_a_regie foreign key (authority_id, regie_id)
    references regie (authority_id, id);

alter table direct_debit
  add foreign key (authority_id, collection_id) references direct_debit_collection (authority_id, id),
  add foreign key (authority_id, mandate_id) references direct_debit_mandate (authority_id, id),
  add foreign key (authority_id, invoice_id) references invoice (authority_id, id);

alter table direct_debit_anomaly
  add foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id);

alter table direct_debit_creditor_change
  add foreign key (authority_id, series_id) references direct_debit_creditor (authority_id, series_id),
  add foreign key (authority_id, regie_id) references regie (authority_id, id);
