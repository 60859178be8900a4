-- How a session was opened: by an invitation too.
alter table session drop constraint session_method_check;
alter table session add constraint session_method_check check (method in
  ('draft', 'email_link', 'passkey', 'desk', 'resume_code', 'invitation',
   'franceconnect', 'proconnect', 'proconnect_mfa'));
