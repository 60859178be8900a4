alter table account add foreign key (authority_id) references authority;

alter table staff add foreign key (authority_id) references authority;

alter table staff_role add foreign key (authority_id, staff_id) references staff (authority_id, id);

alter table delegation
  add foreign key (authority_id) references authority,
  add foreign key (from_authority_id) references authority,
  add foreign key (from_authority_id, staff_id) references staff (authority_id, id),
  add constraint team_is_a_desk_of_the_other_authority foreign key (from_authority_id, team_desk_id)
    references desk (authority_id, id);

alter table session add foreign key (authority_id) references authority;

alter table sign_in_link add foreign key (authority_id) references authority;

alter table api_token
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, staff_id) references staff (authority_id, id);

alter table passkey_holder add foreign key (authority_id) references authority;

alter table passkey add foreign key (authority_id) references authority;

alter table passkey_challenge_spent add foreign key (authority_id) references authority;

alter table staff_demand add foreign key (authority_id) references authority;
