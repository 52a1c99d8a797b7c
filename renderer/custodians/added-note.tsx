import { Download } from "lucide-react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { useDesk } from "../stores/vault.ts";
import { Fingerprint } from "./fingerprint.tsx";
import { useArrived } from "./use-arrived.ts";

interface AddedNoteProps {
  readonly name: string;
  readonly summary: VaultSummary;
  readonly onClose: () => void;
}

function SendFile({ summary }: { summary: VaultSummary }) {
  const { shared } = summary;
  const save = useSubmit(async () => {
    const done = await ask("handover.save", { vault: summary.id });
    if (done !== null) announce(`Saved as ${done.saved}.`);
  });
  return (
    <li>
      <p>
        <b>Send the sealed file.</b>{" "}
        {shared.state === "none"
          ? "By e-mail, on a USB stick, or by a shared folder."
          : `It lies in the shared folder “${shared.folder}” already.`}
      </p>
      <Button
        look={shared.state === "none" ? "primary" : "plain"}
        icon={Download}
        onPress={() => void save.run()}
        busy={save.busy}
      >
        Save the sealed file…
      </Button>
      <ErrorNote refused={save.refused} />
    </li>
  );
}

/** What is left to do once somebody was added: the file, the other fingerprint, the receipt. */
export function AddedNote({ name, summary, onClose }: AddedNoteProps) {
  const heading = useArrived<HTMLHeadingElement>();
  const me = useDesk()?.identity ?? null;
  return (
    <section className="panel inset" aria-label={`${name} is added`}>
      <h2 ref={heading} tabIndex={-1}>
        <bdi>{name}</bdi> is a custodian now. Three things are left
      </h2>
      <ol className="next-steps">
        <SendFile summary={summary} />
        <li>
          <p>
            <b>Read your own fingerprint out.</b> <bdi>{name}</bdi> is asked to compare it when opening the file.
          </p>
          {me && <Fingerprint value={me.fingerprint} of={me.name} />}
        </li>
        <li>
          <p>
            <b>Take in the receipt</b> that comes back. Until then it is not proved that <bdi>{name}</bdi> can open the
            vault.
          </p>
        </li>
      </ol>
      <div className="form-actions">
        <Button onPress={onClose}>Done</Button>
      </div>
    </section>
  );
}
