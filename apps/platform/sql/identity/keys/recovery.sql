alter table recovery add foreign key (authority_id) references authority;

alter table address_change
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, recovery_id) references recovery (authority_id, id);
