import { type Hosts, listPageOrigins } from "../../kernel/hosts.ts";
import type { SignInRules } from "../../kernel/ports.ts";
import type { Read } from "./settings-reader.ts";

/** Browsers refuse a domain that is not the page's own nor above it: the start says so before they do. */
export function readSignInRules(read: Read, production: boolean, hosts: Hosts): SignInRules {
  const names = listPageOrigins(hosts).map((origin) =>
    origin === "" ? "localhost" : new URL(origin).hostname,
  );
  const host = names[0] ?? "localhost";
  const passkeyDomain = read.text("PASSKEY_DOMAIN", host);
  if (!names.every((name) => name === passkeyDomain || name.endsWith(`.${passkeyDomain}`))) {
    read.hole(
      "PASSKEY_DOMAIN",
      "le nom d’hôte de PUBLIC_URL, ou un domaine au-dessus de " +
        "tous les hôtes (AUTHORITY_HOSTS, SANDBOX_HOST, STAFF_HOST)",
      "the host of PUBLIC_URL, or a domain above every host (AUTHORITY_HOSTS, SANDBOX_HOST, STAFF_HOST)",
    );
  }
  const choices = ["passkey", "link_accepted"] as const;
  const staff = read.oneOf("STAFF_SIGN_IN", choices, production ? "passkey" : "link_accepted");
  if (production && staff !== "passkey")
    read.hole("STAFF_SIGN_IN", "passkey obligatoire en production", "passkey is required in production");
  const staffIdleMinutes = read.integer("STAFF_IDLE_MINUTES", 20, 600);
  if (staffIdleMinutes === 0) read.hole("STAFF_IDLE_MINUTES", "au moins 1", "at least 1");
  return { passkeyDomain, staff, staffIdleMinutes };
}
