alter table logo add foreign key (authority_id) references authority;
