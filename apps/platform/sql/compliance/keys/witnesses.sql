alter table journal_witness add foreign key (authority_id) references authority;

alter table watched_log add foreign key (authority_id) references authority;

alter table journal_fork add foreign key (authority_id) references authority;
