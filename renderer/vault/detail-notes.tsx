import type { CredentialView, ResetView } from "../../main/model/vault-view.ts";
import { Note } from "../components/note.tsx";
import { day, plainDate } from "../format.ts";
import { useZone } from "../stores/packs.ts";
import { toWallDate } from "../zoned-time.ts";
import { healthSentences } from "./words.ts";

function ResetLine({ reset, zone }: { reset: ResetView; zone: string }) {
  const late = reset.due < toWallDate(new Date(), zone);
  return (
    <p>
      <bdi>{reset.person}</bdi> knew it and must not be able to log in any more: “<bdi>{reset.because}</bdi>”.{" "}
      <span className="faint">
        Asked for {day(reset.openedAt, zone)}, {late ? "was due" : "due"} {plainDate(reset.due)}.
      </span>
    </p>
  );
}

/** What is the matter with the password: a reset that is due, and what the check found. [N-V.4] */
export function DetailNotes({ credential }: { credential: CredentialView }) {
  const zone = useZone();
  const { resets, health } = credential;
  const faults = health.filter((one) => one !== "empty");
  return (
    <>
      {resets.length > 0 && (
        <Note tone="bad">
          <p className="note-what">Change this password at the platform, then save the new one here.</p>
          {resets.map((reset) => (
            <ResetLine key={`${reset.person} ${reset.openedAt}`} reset={reset} zone={zone} />
          ))}
        </Note>
      )}
      {faults.length > 0 && (
        <Note tone="warn">
          {faults.map((one) => (
            <p key={one}>{healthSentences[one]}</p>
          ))}
        </Note>
      )}
    </>
  );
}
