alter table sandbox_space
  add foreign key (authority_id) references authority,
  add foreign key (front_id) references authority;

alter table sandbox_invitation add foreign key (authority_id) references authority;

alter table sandbox_person add foreign key (authority_id) references sandbox_space;

alter table sandbox_trace add foreign key (authority_id) references sandbox_space;
