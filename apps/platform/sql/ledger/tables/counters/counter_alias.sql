create table counter_alias (
  authority_id uuid not null,
  counter_id uuid not null,
  alias bytea not null constraint an_alias_is_an_hmac check (octet_length(alias) = 32),
  account_id uuid not null,
  -- The row that leads from who left an account to it counted as one that holds it: the words of whoever was
  -- erased there stayed as long as who had left lived.
  left_sequence bigint,
  primary key (authority_id, counter_id, alias)
);
create index aliases_of_an_account on counter_alias (account_id, counter_id);
comment on table counter_alias is
  'How each service finds an account: an HMAC, under the key of that service for this counter, of the name '
  'under which it knows the person. Two services share none, and none is a name that another table holds.';
comment on column counter_alias.left_sequence is
  'The last line of the counter when who is found by this row left the account: they read up to it, and '
  'hold nothing. Null of whoever holds it, and of who left before this was kept.';
