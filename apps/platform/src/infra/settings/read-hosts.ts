import { buildSingleHost, type Hosts, listOrigins } from "../../kernel/hosts.ts";
import type { Read } from "./settings-reader.ts";

const HOST =
  /^(?=.{1,253}(?::|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/;

/** Hosts are names: the protocol is that of PUBLIC_URL, and the port unless one is written. */
export function readHosts(read: Read, publicUrl: string): Hosts {
  if (publicUrl === "") return buildSingleHost(publicUrl);
  const hosts: Hosts = {
    publicUrl,
    authorities: readAuthorityHosts(read, publicUrl),
    sandbox: readHost(read, "SANDBOX_HOST", publicUrl),
    staff: readHost(read, "STAFF_HOST", publicUrl),
    documents: readHost(read, "DOCUMENTS_HOST", publicUrl),
  };
  const origins = [...Object.values(hosts.authorities), hosts.sandbox, hosts.staff, hosts.documents].filter(
    (origin) => origin !== null,
  );
  // Two areas on one host would share its cookies, which is what a host of its own prevents.
  if (listOrigins(hosts).length < origins.length + 1)
    read.hole(
      "AUTHORITY_HOSTS",
      "chaque hôte ne sert qu’une fois : ni deux collectivités, ni celui " +
        "de PUBLIC_URL, de SANDBOX_HOST, de STAFF_HOST ou de DOCUMENTS_HOST",
      "each host serves once: not two authorities, nor that of " +
        "PUBLIC_URL, SANDBOX_HOST, STAFF_HOST or DOCUMENTS_HOST",
    );
  return hosts;
}

function readAuthorityHosts(read: Read, publicUrl: string): Readonly<Record<string, string>> {
  const name = "AUTHORITY_HOSTS";
  const pairs = read.list(name, []).map((entry) => {
    const [, slug, host = ""] = /^([a-z0-9-]{1,63})=(.+)$/.exec(entry.toLowerCase()) ?? [];
    const origin = buildHostOrigin(host, publicUrl);
    return slug === undefined || origin === undefined ? undefined : ([slug, origin] as const);
  });
  const known = pairs.filter((pair) => pair !== undefined);
  const isTwice = new Set(known.map(([slug]) => slug)).size < known.length;
  if (known.length < pairs.length || isTwice)
    read.hole(
      name,
      "collectivité=hôte, une fois chacune, séparés par des virgules : caen=demarches.caen.example",
      "authority=host, once each, separated by commas: caen=demarches.caen.example",
    );
  return Object.fromEntries(known);
}

function readHost(read: Read, name: string, publicUrl: string): string | null {
  const text = read.text(name, "");
  if (text === "") return null;
  const origin = buildHostOrigin(text.toLowerCase(), publicUrl);
  if (origin === undefined)
    read.hole(
      name,
      "un nom d’hôte seul, par exemple agents.caen.example",
      "a host alone, such as agents.caen.example",
    );
  return origin ?? null;
}

function buildHostOrigin(host: string, publicUrl: string): string | undefined {
  if (!HOST.test(host)) return undefined;
  const { protocol, port } = new URL(publicUrl);
  const text = `${protocol}//${host}${port === "" || host.includes(":") ? "" : `:${port}`}`;
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
