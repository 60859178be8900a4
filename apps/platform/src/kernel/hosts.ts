/**
 * Where pages are served: one origin for all unless an operator gives some of them a host of their own (ADR
 * 0142).
 */
export interface Hosts {
  /** Origin of whatever has no host of its own; issuers are named under it. */
  readonly publicUrl: string;
  /** Origin by the slug of an authority. */
  readonly authorities: Readonly<Record<string, string>>;
  /** Origin of the sandbox: its front and its spaces. */
  readonly sandbox: string | null;
  /** Origin of the agents' area of every authority. */
  readonly staff: string | null;
  /** Origin of the files that people deposited, and of nothing else: no session exists there. */
  readonly documents: string | null;
}

export const buildSingleHost = (publicUrl: string): Hosts => ({
  publicUrl,
  authorities: {},
  sandbox: null,
  staff: null,
  documents: null,
});

const SANDBOX_PATH = /^\/bac-a-sable(-[a-z0-9]{1,12})?(?=\/|$)/;
const STAFF_PATH = /^\/[^/]+\/(agents|administration|partenaire)(\/|$)/;
const OPENID_PATH = /^\/[^/]+\/oidc\/(?!auth(\/|$)|session(\/|$))/;
const DOCUMENT_PATH = /^\/[^/]+\/document\/[^/]+$/;

/** Each origin where somebody signs in once, the public one first. */
export const listPageOrigins = ({ publicUrl, authorities, sandbox, staff }: Hosts): readonly string[] => [
  ...new Set([publicUrl, ...Object.values(authorities), sandbox, staff].filter((origin) => origin !== null)),
];

/** Each origin once, the public one first. */
export const listOrigins = (hosts: Hosts): readonly string[] => [
  ...new Set([...listPageOrigins(hosts), ...(hosts.documents === null ? [] : [hosts.documents])]),
];

/** The origin served under this Host header; undefined when it is none of ours. */
export const findOrigin = (hosts: Hosts, host: string): string | undefined =>
  listOrigins(hosts).find((origin) => new URL(origin).host === host.toLowerCase());

/** The origin that a path of an authority belongs to. */
export function resolvePathOrigin(hosts: Hosts, path: string): string {
  if (hosts.documents !== null && isDocumentPath(path)) return hosts.documents;
  if (SANDBOX_PATH.test(path)) return hosts.sandbox ?? hosts.publicUrl;
  if (hosts.staff !== null && STAFF_PATH.test(path)) return hosts.staff;
  const slug = path.split("/")[1] ?? "";
  return Object.hasOwn(hosts.authorities, slug)
    ? (hosts.authorities[slug] ?? hosts.publicUrl)
    : hosts.publicUrl;
}

/** The full address of a path: what is written in a message, or shown to be copied. */
export const formatPathAddress = (hosts: Hosts, path: string): string =>
  `${resolvePathOrigin(hosts, path)}${path}`;

/** The address of single use of a deposited file. */
export const formatDocumentPath = (slug: string, token: string): string => `/${slug}/document/${token}`;

export const isDocumentPath = (path: string): boolean => DOCUMENT_PATH.test(path);

/**
 * Whether programs reach a path at the public origin too: the endpoints that applications have in their
 * settings do not move with the pages. The two that browsers open do.
 */
export const isForPrograms = (path: string): boolean => OPENID_PATH.test(path);
