import { counted, relativeMoment } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { useZone } from "../stores/packs.ts";
import { openPalette } from "../stores/palette.ts";
import { go } from "../stores/place.ts";
import { useVerification } from "../stores/verification.ts";

type Lamp = "good" | "warn" | "bad" | "plain";

function useVerified(): { words: string; lamp: Lamp } {
  const { log } = useReady();
  const zone = useZone();
  const running = useVerification((store) => store.running);
  if (running) return { words: "being verified", lamp: "plain" };
  if (log.lastVerified === null) return { words: "not verified yet", lamp: log.entries === 0 ? "plain" : "warn" };
  const when = relativeMoment(log.lastVerified.at, zone);
  return log.lastVerified.ok
    ? { words: `verified ${when}`, lamp: "good" }
    : { words: `did not verify ${when}`, lamp: "bad" };
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

/** The foot of the window: how long the log is, when it was verified, where its key lies. */
export function StatusStrip() {
  const { log } = useReady();
  const { words, lamp } = useVerified();
  return (
    <footer className="strip">
      <button type="button" className="strip-item" onClick={() => go({ screen: "log" })}>
        <span className={`dot ${lamp}`} />
        Log {counted(log.entries, "entry", "entries")}, {words}
      </button>
      <KeyWords />
      <button type="button" className="strip-item end" onClick={openPalette} aria-keyshortcuts="Control+K">
        Find anything <kbd>Ctrl K</kbd>
      </button>
    </footer>
  );
}
