import { counted } from "../format.ts";
import { standing } from "../standing.ts";
import { useReady } from "../stores/app.ts";
import { useZone } from "../stores/packs.ts";
import { openPalette } from "../stores/palette.ts";
import { go } from "../stores/place.ts";
import { useVerification } from "../stores/verification.ts";

function useStanding(): { words: string; lamp: string } {
  const { log } = useReady();
  const zone = useZone();
  const running = useVerification((store) => store.running);
  const { words, lamp } = standing(log, zone);
  return running
    ? { words: `${counted(log.entries, "entry", "entries")}, being verified`, lamp: "plain" }
    : { words, lamp };
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
  const { words, lamp } = useStanding();
  return (
    <footer className="strip">
      <button type="button" className="strip-item" onClick={() => go({ screen: "log" })}>
        <span className={`dot ${lamp}`} />
        Log: {words}
      </button>
      <KeyWords />
      <button type="button" className="strip-item end" onClick={openPalette} aria-keyshortcuts="Control+K">
        Find anything <kbd>Ctrl K</kbd>
      </button>
    </footer>
  );
}
