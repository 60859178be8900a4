alter table account_link_ticket
  add foreign key (authority_id) references authority,
  add foreign key (provider_id) references authority;

alter table account_link
  add foreign key (authority_id) references authority,
  add foreign key (provider_id) references authority;
