import { Download } from "lucide-react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useAim } from "../stores/aim.ts";
import { announce } from "../stores/announcer.ts";
import { useOpenFile } from "./open-file.tsx";
import { Receipts } from "./receipts.tsx";
import { SharedFolder } from "./shared-folder.tsx";

/** How a vault goes from one custodian to another, and comes back. */
export function HandOver({ summary }: { summary: VaultSummary }) {
  const heading = useAim<HTMLHeadingElement>("hand-over");
  const open = useOpenFile();
  const save = useSubmit(async () => {
    const done = await ask("handover.save", { vault: summary.id });
    if (done !== null) announce(`Saved as ${done.saved}.`);
  });
  return (
    <section className="panel" aria-label="Hand it over">
      <h2 ref={heading} tabIndex={-1}>
        Hand it over
      </h2>
      <p className="sub">
        Only the custodians above can open the sealed file, so it may go by <span className="nobr">e-mail</span> or on a
        USB stick.
      </p>
      <div className="form-row">
        <Button icon={Download} onPress={() => void save.run()} busy={save.busy}>
          Save the sealed file…
        </Button>
        {open.fileButton}
      </div>
      <ErrorNote refused={save.refused} />
      {open.panel}
      <Receipts vault={summary.id} />
      <SharedFolder summary={summary} />
    </section>
  );
}
