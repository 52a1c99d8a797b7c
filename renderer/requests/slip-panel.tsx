import { Button } from "../components/button.tsx";
import { plainDate } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { type AtRequest, todayIn } from "./at-request.ts";

/** The slip as it goes out: date, items, provisions, and who withholds them. */
function Slip({ at }: { at: AtRequest }) {
  const { person } = useReady();
  const { row, slip, answer } = at.view;
  const on = row.answeredOn ?? todayIn(at.zone);
  return (
    <article className="slip" aria-label="The withholding slip">
      <header>
        <h3>Withholding slip</h3>
        <p>{at.pack.organisation}</p>
      </header>
      <dl className="facts">
        <dt>Date</dt>
        <dd>{plainDate(on)}</dd>
        <dt>Request</dt>
        <dd>
          <bdi>{row.reference === "" ? `received ${plainDate(row.receivedOn)}` : row.reference}</bdi>, by{" "}
          <bdi>{row.requester.name}</bdi>
        </dd>
        <dt>Withheld by</dt>
        <dd>{answer === null ? `${person.name}, ${person.role}` : answer.title}</dd>
      </dl>
      <div className="slip-lines">
        <table>
          <thead>
            <tr>
              <th scope="col">What is withheld</th>
              <th scope="col">Provision</th>
            </tr>
          </thead>
          <tbody>
            {slip.map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a slip have no other name
              <tr key={n}>
                <td>
                  <bdi>{line.item}</bdi>
                </td>
                <td>
                  <b>{line.citation}</b>
                  {line.provision !== line.citation && <small>{line.provision}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {at.pack.records.appeal !== null && <p className="hint">{at.pack.records.appeal}</p>}
      <p className="slip-sign">Signature</p>
    </article>
  );
}

/** What the requester will be told of what was withheld. */
export function SlipPanel({ at }: { at: AtRequest }) {
  const { view } = at;
  const isEmpty = view.slip.length === 0;
  const done = () => {
    at.look({ slip: view.revision });
    at.onShow("answer");
  };
  return (
    <>
      {isEmpty ? (
        <p>Nothing is withheld, covered or left out, so no slip is needed.</p>
      ) : (
        <>
          <p className="step-hint">It goes out with the release and names everything that was withheld, and why.</p>
          <Slip at={at} />
        </>
      )}
      {!at.fixed && (
        <div className="form-actions">
          <Button look="primary" onPress={done}>
            {isEmpty ? "Go on" : "The slip is right: go on"}
          </Button>
          <Button look="quiet" onPress={() => at.onShow("review")}>
            Change what is withheld
          </Button>
        </div>
      )}
    </>
  );
}
