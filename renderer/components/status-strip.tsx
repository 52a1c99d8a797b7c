import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { stripWords } from "../device/standing-words.ts";
import { counted } from "../format.ts";
import { lastExportWords } from "../packages/export-words.ts";
import { standing } from "../standing.ts";
import { useReady } from "../stores/app.ts";
import { useDeviceStanding, useDeviceStore } from "../stores/device.ts";
import { useZone } from "../stores/packs.ts";
import { openPalette } from "../stores/palette.ts";
import { go } from "../stores/place.ts";
import { useRecords } from "../stores/records.ts";
import { useDesk } from "../stores/vault.ts";
import { useVerification } from "../stores/verification.ts";
import { lockNow } from "./use-shortcuts.ts";

function useStanding(): { words: string; lamp: string } {
  const { log } = useReady();
  const zone = useZone();
  const running = useVerification((store) => store.running);
  const { words, lamp } = standing(log, zone);
  return running
    ? { words: `${counted(log.entries, "entry", "entries")}, being verified`, lamp: "plain" }
    : { words, lamp };
}

/** Open or locked, with the button that locks: a glance tells whether the passwords lie open on this computer. */
function VaultWords() {
  const desk = useDesk();
  if (desk === null || desk.lock === "no-identity") return null;
  const isOpen = desk.lock === "open";
  const what = desk.vaults.length === 0 ? "Your key" : "Vault";
  return (
    <>
      <button type="button" className="strip-item" onClick={() => go({ screen: "vault" })}>
        {isOpen ? <LockKeyholeOpen size={13} aria-hidden="true" /> : <LockKeyhole size={13} aria-hidden="true" />}
        {what} {isOpen ? "open" : "locked"}
      </button>
      {isOpen && (
        <button type="button" className="strip-item strip-lock" onClick={lockNow} aria-keyshortcuts="Control+L">
          Lock <kbd>Ctrl L</kbd>
        </button>
      )}
    </>
  );
}

/** How this workstation stands: when it was checked, or how much is to be mended. */
function DeviceWords() {
  const standing = useDeviceStanding();
  const isRunning = useDeviceStore((store) => store.running !== null);
  const isUnread = useDeviceStore((store) => store.desk === null && store.refused !== null);
  const zone = useZone();
  const told = standing === null ? null : stripWords(standing, zone);
  const said = isRunning
    ? { words: "being checked…", lamp: "plain" }
    : isUnread
      ? { words: "can’t be told", lamp: "warn" }
      : told;
  if (said === null) return null;
  return (
    <button type="button" className="strip-item" onClick={() => go({ screen: "device" })}>
      <span className={`dot ${said.lamp}`} />
      Device: {said.words}
    </button>
  );
}

/** When the log last went to IT, or that it is on its way. */
function ExportWords() {
  const desk = useRecords();
  const zone = useZone();
  if (desk === null) return null;
  const isStuck = desk.schedule.lastRefused !== null || desk.forks.length > 0;
  const words = desk.schedule.running ? "Export running…" : lastExportWords(desk.exports, zone);
  return (
    <button type="button" className="strip-item strip-export" onClick={() => go({ screen: "exports" })}>
      {isStuck && <span className="dot bad" />}
      {desk.forks.length > 0 ? "A log has two versions" : words}
    </button>
  );
}

function KeyWords() {
  const { keyStore } = useReady();
  if (keyStore === "keychain") return null;
  return (
    <button type="button" className="strip-item strip-warn" onClick={() => go({ screen: "settings" })}>
      <span className="dot warn" />
      {keyStore === "sample-file" ? "Sample data" : "Key in a file under a passphrase"}
    </button>
  );
}

/** The foot of the window: whether the vaults are open, how long the log is, when it was verified, where its key lies. */
export function StatusStrip() {
  const { words, lamp } = useStanding();
  return (
    <footer className="strip">
      <VaultWords />
      <DeviceWords />
      <button type="button" className="strip-item" onClick={() => go({ screen: "log" })}>
        <span className={`dot ${lamp}`} />
        Log: {words}
      </button>
      <ExportWords />
      <KeyWords />
      <button type="button" className="strip-item end" onClick={openPalette} aria-keyshortcuts="Control+K">
        Find anything <kbd>Ctrl K</kbd>
      </button>
    </footer>
  );
}
