/**
 * Loaded before anything else in a decoding process: Node 24 has no permission for the network. This stops
 * what is written in JavaScript; namespaces, where there are some, stop the rest.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

function rejectConnection(): never {
  throw Object.assign(new Error("a decoding process has no network"), { code: "ERR_ACCESS_DENIED" });
}

net.Socket.prototype.connect = rejectConnection;
net.Server.prototype.listen = rejectConnection;
for (const name of ["bind", "connect", "send"] as const) dgram.Socket.prototype[name] = rejectConnection;
for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(resolver))
    if (/^(lookup|resolve|reverse)/.test(name)) Object.assign(resolver, { [name]: rejectConnection });
syncBuiltinESMExports();
