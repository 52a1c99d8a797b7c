import type { RecordsDesk } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted, relativeDay } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { tookRecords } from "../stores/records.ts";
import { logName } from "./witness-words.ts";

const shownAtOnce = 4;

/** Who has signed this log’s head, and whose logs were seen here. */
export function WitnessPanel({ desk, zone }: { desk: RecordsDesk; zone: string }) {
  const takeIn = useSubmit(async () => {
    const next = await ask("witness.take-in", null);
    if (next === null) return;
    tookRecords(next);
    announce("The signature fits this log and is kept.");
  });
  const { cosigned, witnessed } = desk;
  return (
    <section className="panel" aria-label="Witnesses">
      <h2>Witnesses</h2>
      <p className="hint">
        A colleague who opens your package can sign for what they saw: from then on it can’t be changed unnoticed. A
        signature counts only from custodians of your own vaults: Custodia knows their keys from there.
      </p>
      {cosigned.length > 0 && (
        <>
          <h3>Who signed for this log</h3>
          <ul className="plain-list">
            {cosigned.slice(0, shownAtOnce).map((one) => (
              <li key={`${one.witness} ${one.size}`}>
                <bdi className="t">{one.witness}</bdi>
                <br />
                <small className="faint">
                  {counted(one.size, "entry", "entries")}, {relativeDay(one.at, zone)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <ErrorNote refused={takeIn.refused} />
      <Button onPress={() => void takeIn.run()}>Take in a signature…</Button>
      {witnessed.length > 0 && (
        <>
          <h3>Logs that you have seen</h3>
          <ul className="plain-list">
            {witnessed.slice(0, shownAtOnce).map((one) => (
              <li key={one.origin}>
                <bdi title={one.origin}>{logName(one.origin)}</bdi>
                <br />
                <small className="faint">
                  {counted(one.size, "entry", "entries")}, {relativeDay(one.at, zone)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
