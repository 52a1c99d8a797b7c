import { useEffect } from "react";
import { refusedOf } from "../bridge.ts";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { ExportPanel } from "../packages/export-panel.tsx";
import { ExportSettings } from "../packages/export-settings.tsx";
import { sinceWords } from "../packages/export-words.ts";
import { ForkNotes } from "../packages/fork-notes.tsx";
import { OpenButton, OpeningRefused, useOpening } from "../packages/open-package.tsx";
import { PastExports } from "../packages/past-exports.tsx";
import { RecipientsPanel, SchedulePanel } from "../packages/schedule-panel.tsx";
import { WitnessPanel } from "../packages/witness-panel.tsx";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import type { ExportsPlace } from "../stores/place.ts";
import { loadRecords, useRecords, useRecordsStore } from "../stores/records.ts";

/** What goes out to IT, what went out before, and packages that come from elsewhere. [A-6.g.ii] */
export function Exports({ place }: { place: ExportsPlace }) {
  const desk = useRecords();
  const refused = useRecordsStore((store) => store.refused);
  const zone = useZone();
  const pack = useCurrentPack();
  const opening = useOpening();
  useEffect(() => {
    loadRecords().catch((error: unknown) => useRecordsStore.setState({ refused: refusedOf(error) }));
  }, []);
  return (
    <Screen
      title="Exports"
      sub={desk === null ? "" : sinceWords(desk, zone)}
      actions={<OpenButton opening={opening} />}
    >
      <ErrorNote refused={refused} />
      <OpeningRefused opening={opening} />
      <WorkProgress works={["open"]} label="Checking the package" />
      {desk !== null && (
        <>
          <ForkNotes forks={desk.forks} zone={zone} />
          <div className="settings exports">
            <div className="settings-side">
              {place.doing === "settings" && (
                <ExportSettings settings={desk.settings} everyMonths={pack?.records.export.everyMonths ?? 1} />
              )}
              <ExportPanel desk={desk} />
              <PastExports exports={desk.exports} zone={zone} />
            </div>
            <div className="settings-side">
              <SchedulePanel desk={desk} zone={zone} />
              <RecipientsPanel desk={desk} />
              <WitnessPanel desk={desk} zone={zone} />
            </div>
          </div>
        </>
      )}
    </Screen>
  );
}
