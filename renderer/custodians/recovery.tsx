import { LifeBuoy } from "lucide-react";
import { useState } from "react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { relativeMoment } from "../format.ts";
import { useAim } from "../stores/aim.ts";
import { useZone } from "../stores/packs.ts";
import { type RecoveryCopy, RecoverySheet } from "./recovery-sheet.tsx";

/** `version 9` when it is not the present one. */
function behind({ recovery, revision }: VaultSummary): string {
  if (recovery === null || recovery.revision >= revision) return "";
  return " The vault was changed since.";
}

/** A recovery copy: what opens the vault when no custodian can any more. */
export function Recovery({ summary }: { summary: VaultSummary }) {
  const zone = useZone();
  const heading = useAim<HTMLHeadingElement>("recovery");
  const [copy, setCopy] = useState<RecoveryCopy | null>(null);
  const make = useSubmit(async () => setCopy(await ask("recovery.make", { vault: summary.id })));
  return (
    <section className="panel" aria-label="Recovery copy">
      <h2 ref={heading} tabIndex={-1}>
        Recovery copy
      </h2>
      <p className="sub">
        For the day on which no custodian can open the vault: a file, and a printed sheet with the passphrase that opens
        it.
      </p>
      <p className={summary.recovery ? "last-done" : "last-done faint"}>
        {summary.recovery
          ? `Made ${relativeMoment(summary.recovery.at, zone)}.${behind(summary)}`
          : "None was made yet."}
      </p>
      <Button icon={LifeBuoy} onPress={() => void make.run()} busy={make.busy} isDisabled={copy !== null}>
        Make a recovery copy…
      </Button>
      <ErrorNote refused={make.refused} />
      {copy && <RecoverySheet copy={copy} summary={summary} onClose={() => setCopy(null)} />}
    </section>
  );
}
