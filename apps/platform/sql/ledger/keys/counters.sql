alter table counter add foreign key (authority_id) references authority;

alter table counter_service
  add foreign key (authority_id, counter_id) references counter (authority_id, id),
  add foreign key (provider_id, service_id) references service (authority_id, id);

alter table counter_chain add foreign key (authority_id, counter_id) references counter (authority_id, id);

alter table counter_account add foreign key (authority_id, counter_id) references counter (authority_id, id);

alter table counter_alias
  add foreign key (authority_id, counter_id, account_id)
    references counter_account (authority_id, counter_id, id);

alter table counter_holder add foreign key (authority_id) references authority;

alter table counter_verification
  add foreign key (authority_id, counter_id) references counter (authority_id, id);

alter table counter_bound
  add foreign key (authority_id, counter_id, account_id)
    references counter_account (authority_id, counter_id, id);
