const OF_THE_DISK: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read by you",
  ENOTDIR: "is not a folder",
};

/** What went wrong, in words for whoever typed the command. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = "", path }: NodeJS.ErrnoException = error;
  const said = OF_THE_DISK[code];
  return said === undefined ? error.message : `${path ?? "it"} ${said} (${code}).`;
}
