import { createHash } from "node:crypto";
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from "ssh2";
import type { SftpPlace, SftpServer } from "../../kernel/sftp.ts";
import { checkHost, type HostRules } from "../outbound/destination.ts";
import { SftpError, toSftpError } from "./sftp-error.ts";

/** Resolution, connection, keys and signing in. */
const CONNECT_MS = 10_000;

const SSH_PORT = 22;

export interface ConnectionRules extends HostRules {
  readonly connectMs?: number;
  /** The whole visit; shorter than the life of a job. */
  readonly visitMs?: number;
}

/** Fingerprint of the key shown by the server, which is then left: nobody signed in. */
export async function readHostKey(server: SftpServer, rules: ConnectionRules): Promise<string> {
  let shown: string | undefined;
  const hostVerifier = (key: Buffer) => {
    shown = computeHostFingerprint(key);
    return false;
  };
  const ask = open(
    { server, rules, totalMs: rules.connectMs ?? CONNECT_MS },
    { hostVerifier },
    async () => {},
  );
  await ask.catch((error: unknown) => {
    if (shown === undefined) throw error;
  });
  if (shown === undefined) throw new SftpError("unreachable");
  return shown;
}

/** Signs in to the server whose key is known, and to no other. */
export async function runWithSession<T>(
  { user, privateKey, hostKey, ...server }: SftpPlace,
  rules: ConnectionRules & { readonly visitMs: number },
  work: (session: SFTPWrapper) => Promise<T>,
): Promise<T> {
  let isKnown = true;
  const hostVerifier = (key: Buffer) => {
    isKnown = computeHostFingerprint(key) === hostKey;
    return isKnown;
  };
  const identity = { username: user, privateKey, hostVerifier };
  return open({ server, rules, totalMs: rules.visitMs }, identity, (client) =>
    openSftpSession(client).then(work),
  ).catch((error: unknown) => {
    throw isKnown ? error : new SftpError("host_key_changed");
  });
}

const computeHostFingerprint = (key: Buffer) =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;

interface Whereto {
  readonly server: SftpServer;
  readonly rules: ConnectionRules;
  readonly totalMs: number;
}

/** However it ends, the connection does; what is too slow is left behind. */
async function open<T>(
  { server, rules, totalMs }: Whereto,
  identity: Pick<ConnectConfig, "username" | "privateKey" | "hostVerifier">,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new ssh2.Client();
  let watch: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    watch = setTimeout(() => reject(new SftpError("too_slow")), totalMs);
  });
  const broken = new Promise<never>((_, reject) => {
    client.on("error", reject);
    client.on("close", () => reject(new SftpError("unreachable")));
  });
  const visit = async () => {
    const { authorityId, host, port } = server;
    const address = await checkHost(host, { authorityId, port, defaultPort: SSH_PORT }, rules);
    const ready = new Promise<void>((resolve) => {
      client.once("ready", resolve);
    });
    client.connect({
      username: "",
      ...identity,
      // The address that was checked, never the name again.
      host: address,
      port,
      readyTimeout: rules.connectMs ?? CONNECT_MS,
      authHandler: ["publickey"],
      // Signed with SHA-1, which RFC 9142 leaves.
      algorithms: { serverHostKey: { append: [], prepend: [], remove: ["ssh-rsa", "ssh-dss"] } },
    });
    await ready;
    return work(client);
  };
  try {
    return await Promise.race([visit(), broken, late]);
  } catch (error) {
    throw toSftpError(error);
  } finally {
    clearTimeout(watch);
    client.destroy();
  }
}

function openSftpSession(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, session) => {
      if (error) return reject(new SftpError("unreachable"));
      // Of a malformed packet: what was asked is answered by the end of the connection.
      session.on("error", () => client.destroy());
      resolve(session);
    });
  });
}
