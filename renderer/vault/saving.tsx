import { useState } from "react";
import type { CredentialView } from "../../main/model/vault-view.ts";
import { ask, RefusedError } from "../bridge.ts";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { moment } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookCredential } from "../stores/vault.ts";
import { changedSince, inputOf, type OpenDraft, type SecretDraft } from "./draft.ts";
import { fieldsInWords } from "./words.ts";

interface SavingProps {
  readonly vault: string;
  /** null: a new one. */
  readonly credential: CredentialView | null;
  readonly onSaved: (credential: CredentialView) => void;
}

/** Saves what was typed; when the credential went on meanwhile, the next try is over the newer version. */
export function useSaving(props: SavingProps, open: OpenDraft, secrets: SecretDraft, forget: () => void) {
  const { vault, credential, onSaved } = props;
  const [seen] = useState(credential?.version ?? null);
  const [base, setBase] = useState(seen);
  const [newer, setNewer] = useState<CredentialView | null>(null);
  const submit = useSubmit(async () => {
    const id = credential?.id ?? null;
    const input = inputOf(open, secrets, credential === null);
    try {
      const saved = await ask("vault.save-credential", { vault, credential: id, version: base, input });
      tookCredential(saved);
      forget();
      announce(`“${saved.label}” saved.`);
      onSaved(saved);
    } catch (error) {
      if (id !== null && error instanceof RefusedError && error.refused.code === "CREDENTIAL_CHANGED") {
        const read = tookCredential(await ask("vault.credential", { vault, credential: id }));
        setNewer(read);
        setBase(read.version);
      }
      throw error;
    }
  });
  const changed = newer === null ? [] : changedSince(newer, seen ?? "");
  return { submit, newer, changed };
}

/** What somebody else has done to the credential while the form was open. */
export function NewerNote({ credential, changed }: { credential: CredentialView; changed: readonly string[] }) {
  const zone = useZone();
  return (
    <Note tone="warn">
      <p className="note-what">
        <bdi>{credential.changedBy}</bdi> changed the {fieldsInWords(changed) || "credential"}{" "}
        {moment(credential.changedAt, zone)}.
      </p>
      <p>
        Now: “<bdi>{credential.label}</bdi>”, user name “<bdi>{credential.username}</bdi>”. Saving again puts what
        stands here on top; the other version stays in the history.
      </p>
    </Note>
  );
}
