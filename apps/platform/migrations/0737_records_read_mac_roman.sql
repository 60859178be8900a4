-- Spreadsheets of a Mac save CSV in Mac Roman: read as Windows-1252, each accented letter was another one.
-- lock: a few files an establishment, whose rows leave after a year
alter table person_file
  drop constraint person_file_encoding_check,
  add constraint person_file_encoding_check check (encoding in ('utf-8', 'windows-1252', 'macintosh')),
  drop constraint person_file_received_as_check,
  add constraint person_file_received_as_check check (received_as in ('utf-8', 'utf-16', 'windows-1252', 'macintosh'));
