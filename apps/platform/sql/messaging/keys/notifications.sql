alter table message add foreign key (authority_id) references authority;
