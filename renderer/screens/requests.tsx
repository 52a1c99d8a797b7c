import { Plus, Scale } from "lucide-react";
import type { RequestRow } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { UserLine } from "../components/user-text.tsx";
import { counted, shortDate } from "../format.ts";
import { todayIn } from "../requests/at-request.ts";
import { RegisterForm } from "../requests/register-form.tsx";
import { standingOf, whenWords } from "../requests/request-words.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { go, type RequestsPlace, stay } from "../stores/place.ts";
import { useRecords, useRecordsStore } from "../stores/records.ts";

function Row({ row, today }: { row: RequestRow; today: string }) {
  const { words, tone } = standingOf(row, today);
  const isOpen = row.standing === "open" && !row.disposed;
  return (
    <li className="row request-row">
      <Tag tone={tone}>{words}</Tag>
      <div className="row-text">
        <span className="t">
          {row.disposed ? "A request that is no longer kept" : <bdi>{row.requester.name}</bdi>}
          {row.reference !== "" && (
            <span className="faint">
              {" "}
              <bdi>{row.reference}</bdi>
            </span>
          )}
        </span>
        <small>
          received {shortDate(row.receivedOn)}
          {row.held && " · on hold"}
          {row.what !== "" && " · "}
          <UserLine text={row.what} />
        </small>
      </div>
      <small className="when">{whenWords(row, new Date())}</small>
      {!row.disposed && (
        <Button
          look={isOpen ? "plain" : "quiet"}
          onPress={() => go({ screen: "request", id: row.id })}
          aria-label={`${isOpen ? "Continue" : "Show"}: request by ${row.requester.name}`}
        >
          {isOpen ? "Continue" : "Show"}
        </Button>
      )}
    </li>
  );
}

function Group({ title, rows, today }: { title: string; rows: readonly RequestRow[]; today: string }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="group">{title}</h2>
      <ul className="list">
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} />
        ))}
      </ul>
    </section>
  );
}

function sentence(open: number, authority: string): string {
  if (open === 0) return `No request waits for an answer. The ${authority} answers requests for records.`;
  return `${counted(open, "request waits", "requests wait")} for an answer. The ${authority} answers them.`;
}

/** Requests for records: those that wait for an answer, the most urgent first, and those that were answered. */
export function Requests({ place }: { place: RequestsPlace }) {
  const desk = useRecords();
  const refused = useRecordsStore((store) => store.refused);
  const pack = useCurrentPack();
  const today = todayIn(useZone());
  if (desk === null || pack === null) return <ErrorNote refused={refused} />;
  const open = desk.requests.filter(({ standing, disposed }) => standing === "open" && !disposed);
  const answered = desk.requests.filter((row) => !open.includes(row));
  const isEmpty = desk.requests.length === 0;
  const isRegistering = place.doing === "register" || isEmpty;
  const close = () => stay({ screen: "requests" });
  return (
    <Screen
      title="Records requests"
      sub={sentence(open.length, pack.records.authority.title)}
      actions={
        <>
          <Button look="quiet" icon={Scale} onPress={() => go({ screen: "retention" })}>
            Holds and disposal
          </Button>
          {!isRegistering && (
            <Button look="primary" icon={Plus} onPress={() => stay({ screen: "requests", doing: "register" })}>
              Register a request
            </Button>
          )}
        </>
      }
    >
      <ErrorNote refused={refused} />
      {isRegistering && (
        <section className="panel inset" aria-label="Register a request">
          <h2>Register a request</h2>
          {isEmpty && (
            <p className="sub">
              Somebody asks for records of what was removed: write down what they ask, and the days start to count.
            </p>
          )}
          <RegisterForm pack={pack} onClose={isEmpty ? null : close} />
        </section>
      )}
      <Group title="Waiting for an answer" rows={[...open].sort((a, b) => (a.due < b.due ? -1 : 1))} today={today} />
      <Group title="Answered" rows={answered} today={today} />
    </Screen>
  );
}
