alter table renewal
  add foreign key (provider_id) references authority,
  add foreign key (holder_id) references authority,
  add foreign key (provider_id, service_id, campaign_id) references campaign (authority_id, service_id, id);
