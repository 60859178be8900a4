import ssh2 from "ssh2";
import type { Sftp, SftpKeyPair } from "../../kernel/sftp.ts";
import { resolveWithSystem } from "../outbound/destination.ts";
import { type ConnectionRules, readHostKey, withSession } from "./connection.ts";
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

function newKeyPair(): Promise<SftpKeyPair> {
  return new Promise((resolve, reject) => {
    ssh2.utils.generateKeyPair("ed25519", { comment: "ardeco" }, (error, pair) => {
      if (error) reject(error);
      else resolve({ privateKey: pair.private, publicKey: pair.public });
    });
  });
}
