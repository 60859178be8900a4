comment on column help_text.topic is 'Which question: surfaces/common/help/help-topics.ts lists them.';
