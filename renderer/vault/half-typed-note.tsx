import type { CredentialView } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { clearDrafts } from "../stores/drafts.ts";
import { forgetTyped, useIsHalfTyped } from "../stores/half-typed.ts";
import { stay, type VaultPlace } from "../stores/place.ts";
import { draftKey } from "./draft.ts";

/** The form was left, or the vaults were locked over it: what was typed there is still to be saved. */
export function HalfTypedNote({ credential, place }: { credential: CredentialView; place: VaultPlace }) {
  const key = draftKey(credential.vault, credential.id);
  const isHalfTyped = useIsHalfTyped(key);
  if (!isHalfTyped) return null;
  const discard = () => {
    clearDrafts(key);
    forgetTyped(key);
    // The button goes with the note.
    document.getElementById("credential-title")?.focus();
  };
  return (
    <Note tone="warn">
      <p className="note-what">What you typed here is not saved yet.</p>
      <div className="note-actions form-row">
        <Button small onPress={() => stay({ ...place, credential: credential.id, doing: "edit" })}>
          Go on with it
        </Button>
        <Button small look="quiet" onPress={discard}>
          Discard it
        </Button>
      </div>
    </Note>
  );
}
