alter table journal_entry add foreign key (authority_id) references authority;

alter table journal_leaf add foreign key (authority_id, entry_id) references journal_entry (authority_id, id);

alter table journal_log add foreign key (authority_id) references authority;

alter table journal_tile add foreign key (authority_id) references authority;

alter table journal_checkpoint add foreign key (authority_id) references authority;

alter table journal_cosignature
  add foreign key (authority_id, size) references journal_checkpoint (authority_id, size);

alter table journal_verification add foreign key (authority_id) references authority;
