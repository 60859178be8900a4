import { observationSettings } from "./observation-settings.ts";
import type { Setting } from "./setting.ts";

const serverSettings = [
  {
    name: "ARDECO_MODE",
    default: "demonstration",
    secret: false,
    description: "demonstration (sample towns), development or production (that of NODE_ENV=production).",
    change: "On the machine that serves people: production.",
    refused: "any other word",
  },
  {
    name: "NODE_ENV",
    default: "",
    secret: false,
    description: "production chooses the production mode when ARDECO_MODE is not set.",
    change: "Never needed: a host that sets it by itself is understood.",
    refused: "",
  },
  {
    name: "HOST",
    default: "127.0.0.1",
    secret: false,
    description: "Address listened on.",
    change: "The reverse proxy is on another machine: this machine's address on the network between the two.",
    refused: "",
  },
  {
    name: "PORT",
    default: "3000",
    secret: false,
    description: "Port listened on.",
    change: "Another program has it, or two platforms share a machine.",
    refused: "not a number, above 65535",
  },
  {
    name: "PUBLIC_URL",
    default: "http://localhost:<PORT>",
    secret: false,
    description: "Origin people type, without path.",
    change:
      "Before the first start. Later only with its domain: links " +
      "already sent, passkeys and connected applications hold it.",
    refused: "a path, a query, another scheme; in production: absent, http",
  },
  {
    name: "DATA_DIR",
    default: "data",
    secret: false,
    description: "Folder of sealed files and of the private PostgreSQL cluster.",
    change: "A larger disk: stop, move the folder, start. Several servers share its documents.",
    refused:
      "in production: absent; a folder that does not exist, or that is " +
      "empty once the platform has served (a share that is not mounted)",
  },
  {
    name: "KEYS_DIR",
    default: "<DATA_DIR>/keys",
    secret: false,
    description: "Folder of the root keys, saved apart from the database.",
    change: "Its place changes; what it holds never does. Every server has the same.",
    refused: "in production: absent, inside DATA_DIR",
  },
  {
    name: "KEYS_CREATE",
    default: "",
    secret: false,
    description: "first-start: draw the root keys that are missing, in production.",
    change: "The very first start, then take it away: a start without its keys must stop.",
    refused: "any other word",
  },
  {
    name: "BACKUP_DAYS",
    default: "35",
    secret: false,
    description: "Days that backups are kept: keys replaced by a rotation are destroyed after as many.",
    change: "The backups are kept for another time. Shorter than it, older backups would not open any more.",
    refused: "not a number, above 3650",
  },
  {
    name: "INACTIVITY_MONTHS",
    default: "24",
    secret: false,
    description:
      "Months without a sign of somebody, online, at the desk or by who acts " +
      "for them, after which they are told, then erased (GDPR art. 5.1.e).",
    change: "The data-protection officer agreed to another time. Pages, messages and the register say it.",
    refused: "not a number, under 12, above 60",
  },
  {
    name: "PKCS11_MODULE",
    default: "",
    secret: false,
    description:
      "Library of a PKCS#11 token (hardware, or SoftHSM) whose key seals " +
      "the key files. Absent: files alone. Needs pkcs11-tool (opensc).",
    change: "A token holds the authority’s key: docs/how-to/ceremonie-des-cles.md.",
    refused: "without the two others",
  },
  {
    name: "PKCS11_TOKEN",
    default: "",
    secret: false,
    description: "Label of that token.",
    change: "With PKCS11_MODULE.",
    refused: "without the two others",
  },
  {
    name: "PKCS11_PIN_FILE",
    default: "",
    secret: false,
    description:
      "File of its PIN, which only the platform’s user reads. The PIN is no setting: it would show.",
    change: "With PKCS11_MODULE.",
    refused: "without the two others",
  },
  {
    name: "PKCS11_KEY",
    default: "01",
    secret: false,
    description: "Identifier (CKA_ID) of the secret key in the token, which never leaves it.",
    change: "The key was made under another identifier.",
    refused: "not hexadecimal",
  },
  {
    name: "DATABASE_URL",
    default: "",
    secret: true,
    description:
      "PostgreSQL as the application role, at one host or several separated by commas: the " +
      "primary is used. Absent with DATABASE_OWNER_URL: a private cluster under DATA_DIR.",
    change: "You run a PostgreSQL ≥ 17, or several servers.",
    refused:
      "another scheme than postgres:, the role of DATABASE_OWNER_URL; towards another " +
      "machine, a weaker sslmode than verify-full without DATABASE_WITHOUT_TLS",
  },
  {
    name: "DATABASE_OWNER_URL",
    default: "",
    secret: true,
    description:
      "PostgreSQL as the owner role: script/migrate, backups, restorations and " +
      "rotations of root keys need it. Given to the server too, it applies migrations " +
      "when it starts; without it, it refuses a database that is not at its version.",
    change: "With DATABASE_URL, for these commands; not in the settings of the service.",
    refused: "alone, another scheme than postgres:",
  },
  {
    name: "DATABASE_WITHOUT_TLS",
    default: "",
    secret: false,
    description:
      "Why sslmode=disable or no-verify is right in these addresses, in words: " +
      "towards another machine, TLS is verified whole (verify-full) without " +
      "it. sslrootcert=<file> in the address names an authority of your own.",
    change: "What travels is protected otherwise: a tunnel between the two machines.",
    refused: "",
  },
  {
    name: "SMTP_URL",
    default: "",
    secret: true,
    description: "Mail server, smtp:// or smtps:// with its account. Absent: the developer's mailbox.",
    change: "Before the first start; when the mail account changes.",
    refused: "another scheme; in production: absent",
  },
  {
    name: "MAIL_FROM",
    default: "Ardeco <ne-pas-repondre@localhost>",
    secret: false,
    description: "Sender of every message.",
    change: "Before the first start. Its domain has SPF and DKIM, or messages end among the unwanted.",
    refused: "not an address, a line break; in production: absent",
  },
  {
    name: "AUTHORITY_HOSTS",
    default: "",
    secret: false,
    description:
      "Authorities with a host of their own, separated by commas: " +
      "authority=host, such as caen=demarches.caen.example. Paths stay " +
      "the same. The issuer of an authority stays under PUBLIC_URL.",
    change: "A town wants its own name, or sessions that no other town's page could reach.",
    refused: "not authority=host; a host given twice, or that of another setting",
  },
  {
    name: "STAFF_HOST",
    default: "",
    secret: false,
    description: "Host of the agents' area of every authority (desk, administration, partners).",
    change: "Agents work on a name of their own: open to the town's network only, for instance.",
    refused: "anything but a host",
  },
  {
    name: "SANDBOX_HOST",
    default: "",
    secret: false,
    description: "Host of the sandbox: its way in, and the spaces of vendors.",
    change: "Vendors try apart from real people.",
    refused: "anything but a host",
  },
  {
    name: "DOCUMENTS_HOST",
    default: "",
    secret: false,
    description: "Host of deposited documents alone: no session exists there. May be outside PASSKEY_DOMAIN.",
    change: "What people deposit must never be in the origin of the desk.",
    refused: "anything but a host; a host given by another setting",
  },
  {
    name: "PASSKEY_DOMAIN",
    default: "the host of PUBLIC_URL",
    secret: false,
    description:
      "Domain that passkeys are tied to: the host of PUBLIC_URL, or a domain above " +
      "it, and above each host of AUTHORITY_HOSTS, STAFF_HOST and SANDBOX_HOST.",
    change: "Before the first passkey, when several addresses share a domain. Later it loses every passkey.",
    refused: "a domain that is neither",
  },
  {
    name: "STAFF_SIGN_IN",
    default: "passkey in production, link_accepted otherwise",
    secret: false,
    description: "What agents with powers need: passkey (or ProConnect), or link_accepted (by e-mail too).",
    change: "To try passkeys in demonstration.",
    refused: "any other word; in production: link_accepted",
  },
  {
    name: "STAFF_IDLE_MINUTES",
    default: "20",
    secret: false,
    description: "Minutes without a request after which an agent signs in again.",
    change: "Counters where agents stay beside the screen all day may take longer; shared computers, less.",
    refused: "anything but a whole number from 1 to 600",
  },
  {
    name: "OUTBOUND_ALLOW_HOSTS",
    default: "*=localhost:*,*=127.0.0.1:*,*=[::1]:*",
    secret: false,
    description:
      "Business applications that may have a private address, separated by commas: authority=host:port, " +
      "such as caen=10.0.0.4:8443, where caen is the word of its address and * stands for every " +
      "authority. Without a port, that of the protocol (443, 80, 22 for SFTP). Empty in production.",
    change: "A business application is on the town's own network: that town's calls alone reach it.",
    refused: "an entry without its authority; in production: * for the port",
  },
  {
    name: "CLAMD_ADDRESS",
    default: "",
    secret: false,
    description:
      "ClamAV's daemon, which looks at each deposited document: " +
      "host:port, or the path of its socket. Absent: no antivirus.",
    change: "A ClamAV runs beside the platform. While it does not answer, documents wait to be looked at.",
    refused: "neither host:port nor a path",
  },
  {
    name: "TWO_D_DOC_TRUST_LIST",
    default: "",
    secret: false,
    description:
      "File of the signed trust list of France Titres (tsl_signed.xml): whose seals on documents " +
      "are believed. Absent: agents check everything. The start stops when it cannot be read.",
    change: "Before the first start; when a newer list is published (it says until when it is valid).",
    refused: "",
  },
  {
    name: "TWO_D_DOC_CERTIFICATES",
    default: "",
    secret: false,
    description:
      "Folder of the certificates that sign documents (DER or PEM), as each " +
      "authority of the list publishes them. The start stops when it is not there.",
    change: "With TWO_D_DOC_TRUST_LIST; when an issuer has a new certificate.",
    refused: "",
  },
  {
    name: "TWO_D_DOC_REVOCATIONS",
    default: "",
    secret: false,
    description:
      "Folder of the revocation lists (DER or PEM) that each authority of the " +
      "trust list publishes. Once given, a seal whose authority has none there in " +
      "date is not believed. Absent: revoked certificates are not known as such.",
    change: "With TWO_D_DOC_CERTIFICATES; each day, by the same task that downloads the lists.",
    refused: "",
  },
  {
    name: "TWO_D_DOC_TEST",
    default: "accept in demonstration, refuse otherwise",
    secret: false,
    description: "accept: seals of the test authority FR00 count too. Its key is published: anyone signs.",
    change: "Never where documents count.",
    refused: "any other word; in production: accept",
  },
  {
    name: "TRUST_PROXY",
    default: "",
    secret: false,
    description:
      "Reverse proxies in front: how many, when the nearest has " +
      "a private address, or their addresses separated by commas.",
    change: "There is a proxy: 1. Without it everybody counts as one client.",
    refused: "true (anybody could choose their address), a host name, more than 9",
  },
  {
    name: "REQUESTS_PER_MINUTE",
    default: "600",
    secret: false,
    description:
      "Requests a minute from one address: a school or a library is many people behind " +
      "one. Each line of a call of many counts as one: a canteen that posts 1,200 meals " +
      "at noon waits two minutes at 600. Below 500, no whole call of 500 lines passes.",
    change: "People behind one address read “too many requests” (429 in the log).",
    refused: "0, not a number",
  },
  {
    name: "SENSITIVE_REQUESTS_PER_MINUTE",
    default: "20",
    secret: false,
    description: "The same for signing in and starting an enrolment.",
    change: "The same, at the desks: many enrolments behind one address.",
    refused: "0, not a number",
  },
  {
    name: "SIGN_IN_MAILS_PER_HOUR",
    default: "60",
    secret: false,
    description: "Sign-in messages an hour asked from one address, to anybody.",
    change: "A campaign makes many people sign in from one place.",
    refused: "0, not a number",
  },
  {
    name: "PAGE_PART_MS",
    default: "2000",
    secret: false,
    description: "Milliseconds that a page waits for each of its parts, then is shown without it.",
    change: "A slow database: longer. Pages that must never wait: shorter.",
    refused: "0, not a number",
  },
  {
    name: "HOSTING_PROVIDER",
    default: "a fictional one",
    secret: false,
    description: "Name, address and phone of who hosts the platform, for the legal notice.",
    change: "Before the first start; when the host changes.",
    refused: "in production: absent",
  },
  {
    name: "SANDBOX",
    default: "closed in production, open otherwise",
    secret: false,
    description:
      "open: vendors try their applications at /bac-a-sable, on fictional people, " +
      "without asking anybody. closed: it is nowhere, and what it held waits.",
    change: "The town invites vendors to try here, or no longer does.",
    refused: "anything else than open or closed",
  },
  {
    name: "PAYMENT_SIMULATOR",
    default: "closed in production, open otherwise",
    secret: false,
    description: "open: a régie may be paid online by a simulator. closed: only by a real payment service.",
    change: "Demonstrations show an online payment, or no longer do.",
    refused: "anything else than open or closed; in production: open",
  },
  {
    name: "PAYFIP_URL",
    default: "https://www.payfip.gouv.fr",
    secret: false,
    description: "Origin of PayFiP, the online payment of the Treasury.",
    change: "The Treasury moves its service.",
    refused: "what is no address; in production: anything else than https",
  },
] as const satisfies readonly Setting[];

/** Every setting of the platform; config.ts reads them. */
export const settings = [...serverSettings, ...observationSettings] as const;
