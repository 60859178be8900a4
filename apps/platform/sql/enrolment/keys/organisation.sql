alter table organisation add foreign key (authority_id) references authority;
