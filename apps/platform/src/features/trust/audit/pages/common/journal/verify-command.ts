/**
 * The command that verifies a journal, as it is typed in the folder of Ardeco: npm links it there, and
 * nowhere else. What is shown to anybody is run by a test, word for word.
 */
export const VERIFY_COMMAND = "node_modules/.bin/transparency-log";

/**
 * As browsers keep it: without an end to its name, some would give it one of theirs, and the command would
 * not find it.
 */
export const CHECKPOINT_FILE = "checkpoint.txt";
