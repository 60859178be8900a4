alter table pass
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, fee_counter_id) references counter (authority_id, id);

alter table pass_offer
  add foreign key (authority_id, pass_id) references pass (authority_id, id),
  add foreign key (authority_id, counter_id) references counter (authority_id, id);

alter table pass_partner add foreign key (authority_id) references authority;

alter table pass_partner_offer
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  add foreign key (authority_id, offer_id) references pass_offer (authority_id, id);

alter table pass_partner_agent
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  add foreign key (authority_id, staff_id) references staff (authority_id, id);

alter table pass_membership add foreign key (authority_id, pass_id) references pass (authority_id, id);

alter table pass_statement
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id);

alter table pass_use
  add foreign key (authority_id, pass_id) references pass (authority_id, id),
  add foreign key (authority_id, offer_id) references pass_offer (authority_id, id),
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id),
  add foreign key (authority_id, statement_id) references pass_statement (authority_id, id);

alter table pass_code
  add foreign key (authority_id, membership_id) references pass_membership (authority_id, id)
    on delete cascade;

alter table pass_miss add foreign key (authority_id, partner_id) references pass_partner (authority_id, id);

alter table pass_number_miss add foreign key (authority_id) references authority;

alter table pass_transfer
  add foreign key (authority_id, statement_id) references pass_statement (authority_id, id),
  add constraint to_an_account_of_a_partner foreign key (authority_id, account_id)
    references pass_partner_account (authority_id, id);

alter table pass_transfer_void
  add foreign key (authority_id, statement_id, attempt)
    references pass_transfer (authority_id, statement_id, attempt);

alter table pass_partner_miss
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id);

alter table pass_partner_reader
  add foreign key (authority_id, equipment_id) references equipment (authority_id, id) on delete cascade,
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id);

alter table pass_partner_account
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, partner_id) references pass_partner (authority_id, id);
