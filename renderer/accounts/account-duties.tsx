import type { Duty, Urgency } from "../../main/model/duty.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { lineOf } from "../duties.ts";
import { shortDate } from "../format.ts";
import { useDutiesOfAccount } from "../stores/duties.ts";
import { go, stay } from "../stores/place.ts";
import type { Tone } from "../words.ts";
import { useAtAccount } from "./at-account.ts";

const tones: Record<Urgency, Tone> = { overdue: "bad", now: "bad", soon: "warn", advice: "plain" };
const urgencyWords: Record<Urgency, string> = {
  overdue: "Overdue",
  now: "To do now",
  soon: "Soon",
  advice: "Worth doing",
};

function Line({ duty }: { duty: Duty }) {
  const { title, why, action, place } = lineOf(duty, tones[duty.urgency], [], new Date());
  return (
    <li className="row duty-row">
      <div className="row-text">
        <span className="t wraps">
          <bdi>{title}</bdi>
        </span>
        <small className="wraps">
          <bdi>{why}</bdi>
        </small>
        <small className="duty-foot">
          <Tag tone={tones[duty.urgency]}>
            {duty.due === null ? urgencyWords[duty.urgency] : `due ${shortDate(duty.due)}`}
          </Tag>{" "}
          {duty.citation}
        </small>
      </div>
      <Button aria-label={`${action}: ${title}`} onPress={() => (place.screen === "account" ? stay : go)(place)}>
        {action}
      </Button>
    </li>
  );
}

/** What the policy wants of this account, the most urgent first; nothing where it wants nothing. */
export function AccountDuties() {
  const { id, lastEvent } = useAtAccount().view.account;
  const { duties, refused } = useDutiesOfAccount(id, lastEvent);
  if (refused !== null) return <ErrorNote refused={refused} />;
  if (duties === null || duties.length === 0) return null;
  return (
    <section className="account-duties">
      <h2 className="group">What it needs</h2>
      <ul className="list">
        {duties.map((duty) => (
          <Line key={duty.id} duty={duty} />
        ))}
      </ul>
    </section>
  );
}
