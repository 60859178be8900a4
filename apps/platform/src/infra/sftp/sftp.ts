import type { Sftp } from "../../kernel/sftp.ts";
import { resolveWithSystem } from "../outbound/destination.ts";
import { type ConnectionRules, readHostKey, runWithSession } from "./connection.ts";
import { createKeyPair } from "./key-pair.ts";
import { openRemoteFiles } from "./remote-files.ts";

const VISIT_MS = 60_000;

export function openSftp(options: Omit<ConnectionRules, "resolve"> & Partial<ConnectionRules>): Sftp {
  const rules = { visitMs: VISIT_MS, ...options, resolve: options.resolve ?? resolveWithSystem };
  return {
    newKeyPair: createKeyPair,
    readHostKey: (at) => readHostKey(at, rules),
    visit: (place, work) => runWithSession(place, rules, (session) => work(openRemoteFiles(session))),
  };
}
