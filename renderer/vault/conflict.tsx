import { useRef } from "react";
import type { CredentialView, VersionView } from "../../main/model/vault-view.ts";
import type { SecretField } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted, moment } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookCredential } from "../stores/vault.ts";
import { PasswordText } from "./password-text.tsx";
import { Dots, ShowButton } from "./secret-field.tsx";
import { useSecret } from "./use-secret.ts";

const secretFields = ["password", "totp", "recoveryCodes", "notes"] as const;
const secretWords: Record<SecretField, string> = {
  password: "Password",
  totp: "Secret for codes",
  recoveryCodes: "Recovery codes",
  notes: "Notes",
};

interface HeadProps {
  readonly credential: CredentialView;
  readonly head: VersionView;
  /** Open fields on which the copies differ. */
  readonly differing: readonly OpenField[];
  /** Secrets that some copy has changed: the ones to compare. */
  readonly secrets: readonly SecretField[];
  readonly onKeep: () => void;
  readonly busy: boolean;
}

function SecretOfHead({ credential, head, field }: Pick<HeadProps, "credential" | "head"> & { field: SecretField }) {
  const secret = useSecret({ vault: credential.vault, credential: credential.id, version: head.version, field });
  const what = secretWords[field];
  return (
    <div>
      <dt>{what}</dt>
      <dd className="cred-actions">
        {secret.value === null ? (
          <Dots what={what} />
        ) : secret.value === "" ? (
          <span className="faint">none</span>
        ) : field === "password" ? (
          <PasswordText password={secret.value} />
        ) : (
          <bdi className="user-text">{secret.value}</bdi>
        )}
        <ShowButton secret={secret} what={what} />
      </dd>
      <ErrorNote refused={secret.refused} />
    </div>
  );
}

type OpenField = "label" | "username" | "address";
const openWords: Record<OpenField, string> = { label: "Name", username: "User name", address: "Address" };
const openFields = ["label", "username", "address"] as const;

/** Open fields are compared here: those on which the copies agree are left out. */
export function openDifferences(heads: readonly VersionView[]): readonly OpenField[] {
  return openFields.filter((field) => new Set(heads.map((head) => head[field] ?? "")).size > 1);
}

function OpenOfHead({ head, field }: { head: VersionView; field: OpenField }) {
  return (
    <div>
      <dt>
        {openWords[field]} <span className="tag warn">differs</span>
      </dt>
      <dd>
        <bdi>{head[field] || "none"}</bdi>
      </dd>
    </div>
  );
}

function Head({ credential, head, differing, secrets, onKeep, busy }: HeadProps) {
  const zone = useZone();
  const isShown = head.version === credential.version;
  return (
    <li className="head">
      <h4>
        <bdi>{head.by}</bdi>
      </h4>
      <p className="faint">
        {moment(head.at, zone)}
        {isShown && " · shown now"}
      </p>
      {head.deleted ? (
        <p>{head.movedTo === null ? "Deleted it." : `Moved it to “${head.movedTo}”.`}</p>
      ) : (
        <dl>
          {differing.map((field) => (
            <OpenOfHead key={field} head={head} field={field} />
          ))}
          {secrets.map((field) => (
            <SecretOfHead key={field} credential={credential} head={head} field={field} />
          ))}
        </dl>
      )}
      <Button look={isShown ? "primary" : "plain"} onPress={onKeep} busy={busy}>
        {head.deleted ? "Keep it deleted" : "Keep this one"}
      </Button>
    </li>
  );
}

interface ConflictProps {
  readonly credential: CredentialView;
  readonly onSettled: (credential: CredentialView) => void;
}

/** Copies on which people disagree, next to each other: one goes on, the others stay in the history. */
export function Conflict({ credential, onSettled }: ConflictProps) {
  const heads = credential.history.filter((one) => one.isHead);
  const changed = new Set(heads.flatMap((head) => head.changed));
  const secrets = secretFields.filter((field) => field === "password" || changed.has(field));
  const chosen = useRef("");
  const submit = useSubmit(async () => {
    const known = heads.map((head) => head.version);
    const { vault, id } = credential;
    const settled = await ask("vault.settle", { vault, credential: id, heads: known, choose: chosen.current });
    onSettled(tookCredential(settled));
    announce("Settled. The other copy stays in the history.");
  });
  const keep = (version: string) => {
    chosen.current = version;
    void submit.run();
  };
  if (heads.length < 2) return null;
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h3 id="conflict-title">{counted(heads.length, "copy disagrees", "copies disagree")}</h3>
      <p>
        It was changed in two places before the copies met. Try which password the platform takes, then keep that one.
        The other stays in the history.
      </p>
      <ul className="heads">
        {heads.map((head) => (
          <Head
            key={head.version}
            credential={credential}
            head={head}
            differing={openDifferences(heads)}
            secrets={secrets}
            onKeep={() => keep(head.version)}
            busy={submit.busy}
          />
        ))}
      </ul>
      <ErrorNote refused={submit.refused} />
    </section>
  );
}
