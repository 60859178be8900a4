-- What a person takes out is theirs alone: the one whose HMAC the use case computed from who may look.
create or replace function ardeco_pass_subject() returns bytea language sql stable
  return decode(nullif(current_setting('ardeco.pass_subject', true), ''), 'hex');
comment on function ardeco_pass_subject is
  'What a pass calls the person whom the acting person, or agent, looks at.';
