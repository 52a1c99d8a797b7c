import type { ExportKeyView } from "../../main/model/vault-view.ts";

/** Who an export key says it belongs to. */
export function KeyFacts({ of }: { of: Omit<ExportKeyView, "isMe" | "hybrid" | "keyId" | "fingerprint"> }) {
  return (
    <dl className="facts key-facts">
      <dt>Name</dt>
      <dd className="t">
        <bdi>{of.name}</bdi>
      </dd>
      <dt>Title</dt>
      <dd>
        <bdi>{of.title}</bdi>
      </dd>
      <dt>Organization</dt>
      <dd>
        <bdi>{of.organisation}</bdi>
      </dd>
      <dt>E-mail</dt>
      <dd>
        <bdi>{of.email}</bdi>
      </dd>
    </dl>
  );
}
