import { ShieldCheck, Upload } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../components/button.tsx";
import { CaseBrowser } from "../components/case-browser.tsx";
import { Screen } from "../components/screen.tsx";
import { count, counted, relativeMoment } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { followLog, logSearch } from "../stores/log.ts";
import { useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useVerification, verifyNow } from "../stores/verification.ts";
import { VerifyPanel } from "./verify-panel.tsx";

function useHeaderSentence(): string {
  const { log } = useReady();
  const zone = useZone();
  const size = `${counted(log.entries, "entry", "entries")} in ${counted(log.cases, "case")}.`;
  const last = log.lastVerified;
  if (last === null) return `${size} Not verified yet.`;
  const when = relativeMoment(last.at, zone);
  if (!last.ok) return `${size} It did not verify ${when}.`;
  const newer = log.entries - last.entries;
  return newer > 0
    ? `${size} The first ${count(last.entries)} verified ${when}; ${counted(newer, "entry is", "entries are")} newer.`
    : `${size} Every one verified ${when}.`;
}

function EmptyLog() {
  return (
    <>
      <h2>The log is empty</h2>
      <p>It fills by itself: every step of a case becomes an entry that never changes.</p>
      <Button look="primary" onPress={() => go({ screen: "remove" })}>
        Start a case
      </Button>
    </>
  );
}

/** Everything that was ever recorded, to browse and to search. */
export function Log() {
  const sentence = useHeaderSentence();
  const running = useVerification((store) => store.running);
  const zone = useZone();
  useEffect(() => followLog(), []);
  return (
    <Screen
      filled
      title="Removal log"
      sub={sentence}
      actions={
        <>
          <Button icon={ShieldCheck} onPress={() => void verifyNow()} busy={running}>
            Verify now
          </Button>
          <Button icon={Upload} onPress={() => go({ screen: "exports" })}>
            Export to IT
          </Button>
        </>
      }
    >
      <VerifyPanel />
      <CaseBrowser
        search={logSearch}
        label="Search the log"
        zone={zone}
        empty={<EmptyLog />}
        onOpen={(id) => go({ screen: "record", id })}
      />
    </Screen>
  );
}
