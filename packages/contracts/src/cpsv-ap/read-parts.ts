import type { Graph, GraphNode } from "./graph.ts";
import { both, inOrder, nodes, references, text } from "./node-reader.ts";
import { codeOf } from "./vocabulary.ts";

type Members = Readonly<Record<string, unknown>>;

export function told(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The lowest and the highest price, in cents, whatever their order. */
export function readCost(costs: readonly GraphNode[]): Members | undefined {
  const cents = costs
    .flatMap((cost) => text(cost, "cv:hasValue") ?? [])
    .map((euros) => Math.round(Number(euros) * 100))
    .filter((amount) => Number.isFinite(amount));
  if (cents.length === 0) return undefined;
  const [from, to] = [Math.min(...cents), Math.max(...cents)];
  const explanation = costs.map((cost) => both(cost, "dct:description")).find(Boolean);
  return told({ from, to: to > from ? to : undefined, explanation });
}

export function readDocument(node: GraphNode): Members {
  const kinds = references(node, "cv:evidenceTypeClassification");
  return told({
    kind: kinds.flatMap((one) => codeOf("document", one) ?? [])[0],
    label: both(node, "dct:title"),
    when: both(node, "dct:description"),
  });
}

export function readPlace(graph: Graph, node: GraphNode): Members {
  const [address] = nodes(graph, node, "locn:address");
  const hours = inOrder(nodes(graph, node, "cv:openingHours")).flatMap(
    (one) => both(one, "dct:description") ?? [],
  );
  return told({
    name: text(node, "dct:title"),
    street: address && text(address, "locn:thoroughfare"),
    postalCode: address && text(address, "locn:postCode"),
    locality: address && text(address, "locn:postName"),
    phone: text(node, "cv:telephone"),
    email: text(node, "cv:email"),
    hours: hours.length > 0 ? hours : undefined,
  });
}
