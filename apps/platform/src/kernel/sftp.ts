import type { AuthorityId } from "./ids.ts";

/** Somebody else's SFTP server, and the authority whose agents wrote its address. */
export interface SftpServer {
  readonly authorityId: AuthorityId;
  readonly host: string;
  readonly port: number;
}

/** An account on such a server. */
export interface SftpPlace extends SftpServer {
  readonly user: string;
  /** OpenSSH format. */
  readonly privateKey: string;
  /** SHA-256 fingerprint of the only host key that is accepted, as OpenSSH writes it: "SHA256:…". */
  readonly hostKey: string;
}

export interface SftpKeyPair {
  readonly privateKey: string;
  /** The line of an authorized_keys file. */
  readonly publicKey: string;
}

export interface RemoteFile {
  readonly name: string;
  /** Bytes, as the server says. */
  readonly size: number;
}

/** Why a visit came to nothing: what is told to those who can mend it. */
export const sftpRefusals = [
  "address_private",
  "name_unknown",
  "too_slow",
  "unreachable",
  "server_refused",
  "host_key_changed",
  "sign_in_refused",
  "not_found",
  "not_allowed",
  "too_large",
  "name_refused",
] as const;
export type SftpRefusal = (typeof sftpRefusals)[number];

/** Files of folders, by plain names: no name leads to another folder. */
export interface RemoteFiles {
  /** Plain files only: no folder, no link, no hidden one; a thousand at most. */
  list(folder: string): Promise<readonly RemoteFile[]>;
  /** Never more than `maxBytes`, whatever the server says; too_large otherwise. */
  read(folder: string, name: string, maxBytes: number): Promise<Buffer>;
  /**
   * Under another name first, then renamed: who looks sees the whole file or none. Replaces one of that name.
   */
  put(folder: string, name: string, content: Buffer): Promise<void>;
  /** Into a folder inside that one, made when it is not there; takes the place of one of that name. */
  putAway(
    folder: string,
    name: string,
    into: { readonly folder: string; readonly name: string },
  ): Promise<void>;
}

/**
 * SFTP towards servers of vendors: bounded in time and size, refused towards private addresses unless allowed
 * to the authority.
 */
export interface Sftp {
  /** Ed25519. */
  newKeyPair(): Promise<SftpKeyPair>;
  /** Fingerprint of the key that the server shows; nobody signs in. */
  readHostKey(at: SftpServer): Promise<string>;
  /** Throws an error whose `code` is an SftpRefusal. The connection ends with the work. */
  visit<T>(place: SftpPlace, work: (files: RemoteFiles) => Promise<T>): Promise<T>;
}
