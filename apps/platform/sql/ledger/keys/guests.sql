alter table topup_guest
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, child_id) references person (authority_id, id),
  add foreign key (authority_id, invited_by) references person (authority_id, id),
  add foreign key (authority_id, guest_id) references person (authority_id, id);
