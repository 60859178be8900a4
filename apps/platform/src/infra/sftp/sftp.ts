import type { Sftp } from "../../kernel/sftp.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";
import { resolveWithSystem } from "../outbound/destination.ts";
import { type ConnectionRules, readHostKey, runWithSession } from "./connection.ts";
import { createKeyPair } from "./key-pair.ts";
import { openRemoteFiles } from "./remote-files.ts";

const VISIT_MS = 60_000;

export function openSftp(options: Omit<ConnectionRules, "resolve"> & Partial<ConnectionRules>): Sftp {
  const rules = { visitMs: VISIT_MS, ...options, resolve: options.resolve ?? resolveWithSystem };
  return {
    newKeyPair: createKeyPair,
    readHostKey: async (at) => {
      requireNoTransaction("a call to an SFTP server");
      return readHostKey(at, rules);
    },
    visit: async (place, work) => {
      requireNoTransaction("a visit to an SFTP server");
      return runWithSession(place, rules, (session) => work(openRemoteFiles(session)));
    },
  };
}
