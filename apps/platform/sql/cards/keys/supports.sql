alter table support
  add foreign key (authority_id) references authority,
  add foreign key (authority_id, person_id) references person (authority_id, id),
  -- A former support is forgotten a year after its end; what took its place goes on.
  add constraint replaces_one_that_is_there foreign key (authority_id, replaces)
    references support (authority_id, id) on delete set null (replaces);

alter table support_denied add foreign key (authority_id) references authority;

alter table support_settings add foreign key (authority_id) references authority;

alter table support_step_used add foreign key (authority_id) references authority;
