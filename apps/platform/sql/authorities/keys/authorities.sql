alter table authority_member
  add foreign key (member_id) references authority,
  add foreign key (group_id) references authority;

alter table desk add foreign key (authority_id) references authority;

alter table territory_import add foreign key (authority_id) references authority;

alter table help_text add foreign key (authority_id) references authority;
