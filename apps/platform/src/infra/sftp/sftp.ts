import type { Sftp } from "../../kernel/sftp.ts";
import { resolveWithSystem } from "../outbound/destination.ts";
import { type ConnectionRules, readHostKey, withSession } from "./connection.ts";
import { newKeyPair } from "./key-pair.ts";
import { remoteFiles } from "./remote-files.ts";

const VISIT_MS = 60_000;

export function openSftp(options: Omit<ConnectionRules, "resolve"> & Partial<ConnectionRules>): Sftp {
  const rules = { visitMs: VISIT_MS, ...options, resolve: options.resolve ?? resolveWithSystem };
  return {
    newKeyPair,
    readHostKey: (at) => readHostKey(at, rules),
    visit: (place, work) => withSession(place, rules, (session) => work(remoteFiles(session))),
  };
}
