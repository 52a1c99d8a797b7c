import { ProgressBar } from "react-aria-components";
import type { WorkProgress as Progress, WorkStage } from "../../main/model/records-view.ts";
import { useReturn } from "../custodians/use-arrived.ts";
import { cancelWork, useWork, type Work } from "../stores/work.ts";
import { Button } from "./button.tsx";

const stages: Readonly<Record<WorkStage, string>> = {
  reading: "Getting ready",
  entries: "Entries",
  files: "Sealed files",
  report: "Writing the report",
  sealing: "Sealing",
  saving: "Saving",
  pictures: "Pictures",
};

/** How much of the stage is done, from 0 to 1; null: nobody knows how long it takes. */
function shareOf(progress: Progress | null): number | null {
  return progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
}

/** Some stages count bytes and some pieces: a person is told the share. */
function progressWords(progress: Progress): string {
  const share = shareOf(progress);
  return share === null ? `${stages[progress.stage]}…` : `${stages[progress.stage]}, ${Math.floor(share * 100)}%`;
}

/** Mounted while the work runs: when it is over, the focus goes back to what began it. */
function Running({ label }: { label: string }) {
  useReturn();
  const { progress, stopping } = useWork();
  const share = shareOf(progress);
  const words = stopping ? "Stopping…" : progress === null ? "Starting…" : progressWords(progress);
  return (
    <section className="panel verify" aria-label={label}>
      <div className="verify-line">
        <span>
          {label}: {words}
        </span>
        <Button look="quiet" onPress={() => void cancelWork()} busy={stopping}>
          Cancel
        </Button>
      </div>
      <ProgressBar aria-label={label} isIndeterminate={share === null} value={(share ?? 0) * 100} className="progress">
        <span className="bar" style={{ inlineSize: `${Math.round((share ?? 0) * 100)}%` }} />
      </ProgressBar>
    </section>
  );
}

/** What a long piece of work is at; nothing when none of `works` is running. */
export function WorkProgress({ works, label }: { works: readonly Work[]; label: string }) {
  const running = useWork((store) => store.running);
  return running !== null && works.includes(running) ? <Running label={label} /> : null;
}
