import { ClipboardCopy, RefreshCw } from "lucide-react";
import type { DeviceCheck, DeviceDesk, DeviceLine as Line } from "../../main/model/device-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Screen } from "../components/screen.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { DeviceLine } from "../device/device-line.tsx";
import { EarlierChecks } from "../device/earlier-checks.tsx";
import { PolicyBeside } from "../device/policy-beside.tsx";
import { StandingPanel } from "../device/standing-panel.tsx";
import { dataWords, standingSaid } from "../device/standing-words.ts";
import { day } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { checkDevice, useDevice, useDeviceStore } from "../stores/device.ts";
import { useZone } from "../stores/packs.ts";
import type { DevicePlace } from "../stores/place.ts";

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly zone: string;
  readonly place: DevicePlace;
}

function Lines({ title, lines, zone, place }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="group">{title}</h2>
      <ul className="list device-list">
        {lines.map((line) => (
          <DeviceLine key={line.id} line={line} zone={zone} wanted={place.line === line.id ? place : null} />
        ))}
      </ul>
    </section>
  );
}

/** How old the list of versions and ends of support is: what rests on it is worth no more than it. */
function DataFoot({ data, check }: Pick<DeviceDesk, "data" | "check">) {
  if (!data.isOld) return check !== null && <p className="form-foot device-foot">{dataWords(data)}</p>;
  const isToCome = data.on > new Date().toISOString();
  return (
    <Note tone="warn">
      <p className="note-what">{dataWords(data)}</p>
      <p>
        What rests on it counts as not known.{" "}
        {isToCome ? "Look at this computer’s clock." : "Ask IT for a newer version of Custodia."}
      </p>
    </Note>
  );
}

function Checklist({
  desk,
  check,
  zone,
  place,
}: {
  desk: DeviceDesk;
  check: DeviceCheck;
  zone: string;
  place: DevicePlace;
}) {
  const needed = check.lines.filter((line) => line.needed);
  const others = check.lines.filter((line) => !line.needed);
  // Nobody may take what was found then for how it is now.
  const asFound = desk.standing.state === "stale" ? `, as found on ${day(check.at, zone)}` : "";
  const first = desk.policy === null ? "What matters most" : "What has to be in order";
  return (
    <>
      <Lines title={`${first}${asFound}`} {...{ lines: needed, zone, place }} />
      <Lines title={`Good to have${asFound}`} {...{ lines: others, zone, place }} />
    </>
  );
}

function useChecking(zone: string) {
  return useSubmit(async () => {
    const checked = await checkDevice();
    if (checked !== null) announce(`Checked. ${standingSaid(checked.standing, zone).what}`, true);
  });
}

function useCopying() {
  return useSubmit(async () => {
    await ask("device.copy-report", null);
    announce("The report is copied. Paste it into a message to IT.");
  });
}

/** Is this workstation fit to administer the accounts, and what to do if not? [A-6.h.iii] */
export function Device({ place }: { place: DevicePlace }) {
  const desk = useDevice();
  const refused = useDeviceStore((store) => store.refused ?? store.unchecked);
  const isRunning = useDeviceStore((store) => store.running !== null);
  const zone = useZone();
  const checking = useChecking(zone);
  const copying = useCopying();
  return (
    <Screen
      title="Device"
      sub="Whether this computer is current and safe enough to log in to the accounts from."
      actions={
        desk !== null && (
          <>
            {desk.check !== null && (
              <Button icon={ClipboardCopy} busy={copying.busy} onPress={() => void copying.run()}>
                Copy a report for IT
              </Button>
            )}
            <Button
              look="primary"
              icon={RefreshCw}
              busy={checking.busy || isRunning}
              onPress={() => void checking.run()}
            >
              {desk.check === null ? "Check this computer" : "Check again"}
            </Button>
          </>
        )
      }
    >
      <ErrorNote refused={refused ?? copying.refused} />
      {desk !== null && (
        <div className="device">
          <div>
            <StandingPanel desk={desk} zone={zone} />
            {desk.check !== null && <Checklist desk={desk} check={desk.check} zone={zone} place={place} />}
            <DataFoot data={desk.data} check={desk.check} />
            <EarlierChecks last={desk.check} zone={zone} />
          </div>
          <PolicyBeside policy={desk.policy} />
        </div>
      )}
    </Screen>
  );
}
