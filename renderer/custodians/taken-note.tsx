import { Copy, Download } from "lucide-react";
import type { Taken } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { copyText } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { capital, counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { go } from "../stores/place.ts";
import { useSummary } from "./at-vault.ts";
import { SubPanel } from "./sub-panel.tsx";

function Conflicts({ vault, conflicts }: { vault: string; conflicts: number }) {
  if (conflicts === 0) return null;
  return (
    <Note tone="warn">
      <p className="note-what">
        {capital(counted(conflicts, "credential was", "credentials were"))} changed on both sides, differently.
      </p>
      <p>Both are kept. Look at them side by side and choose the one that holds.</p>
      <div className="note-actions">
        <Button onPress={() => go({ screen: "vault", vault, tab: "credentials", filter: "conflict" })}>
          Settle {conflicts === 1 ? "it" : "them"}
        </Button>
      </div>
    </Note>
  );
}

interface TakenNoteProps {
  readonly taken: Taken;
  readonly onClose: () => void;
}

/** After a sealed file was taken in: what is left to settle, and the receipt to send back. */
export function TakenNote({ taken, onClose }: TakenNoteProps) {
  const summary = useSummary(taken.view.summary.id) ?? taken.view.summary;
  const save = useSubmit(async () => {
    const done = await ask("receipt.save", { vault: summary.id });
    if (done !== null) announce(`Saved as ${done.saved}.`);
  });
  return (
    <SubPanel
      label={`${summary.name} is here`}
      title={
        <>
          “<bdi>{summary.name}</bdi>” is on this computer, up to date
        </>
      }
    >
      <Conflicts vault={summary.id} conflicts={taken.conflicts} />
      <p>
        {summary.shared.state === "none"
          ? "Send the receipt back to whoever gave you the file: it proves that you can open this vault, and holds no secret."
          : "Your receipt lies in the shared folder: it proves to the others that you can open this vault."}
      </p>
      <div className="form-row">
        <Button look="primary" icon={Download} onPress={() => void save.run()} busy={save.busy}>
          Save the receipt…
        </Button>
        <Button icon={Copy} onPress={() => void copyText(taken.receipt, "Receipt")}>
          Copy it as text
        </Button>
        <Button look="quiet" onPress={onClose}>
          Done
        </Button>
      </div>
      <ErrorNote refused={save.refused} />
    </SubPanel>
  );
}
