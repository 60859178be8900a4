alter table regie add foreign key (authority_id) references authority;

alter table regie_counter
  add foreign key (authority_id, counter_id) references counter (authority_id, id),
  add foreign key (authority_id, regie_id) references regie (authority_id, id);

alter table regie_agent
  add foreign key (authority_id, regie_id) references regie (authority_id, id),
  add foreign key (authority_id, staff_id) references staff (authority_id, id);

alter table regie_number add foreign key (authority_id, regie_id) references regie (authority_id, id);

alter table payment
  add foreign key (authority_id, regie_id) references regie (authority_id, id),
  add foreign key (authority_id, counter_id, account_id)
    references counter_account (authority_id, counter_id, id),
  add foreign key (authority_id, transfer_id) references counter_transfer (authority_id, id);

alter table till_closing add foreign key (authority_id, regie_id) references regie (authority_id, id);

alter table regie_online add foreign key (authority_id, regie_id) references regie (authority_id, id);

alter table online_payment
  add foreign key (authority_id, regie_id) references regie (authority_id, id),
  add foreign key (authority_id, counter_id, account_id)
    references counter_account (authority_id, counter_id, id),
  add foreign key (authority_id, payment_id) references payment (authority_id, id);

alter table simulated_payment add foreign key (authority_id) references authority;
